package io.synthorax.platform.store;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the store of the configuration. */
final class StoreProducer {
  @Produces
  @ApplicationScoped
  ObjectStore objectStore(MinioClient client, StoreConfig config) {
    return new ResilientObjectStore(
        new MinioObjectStore(client, config.bucket()), config.attempts(), config.firstPause());
  }
}
