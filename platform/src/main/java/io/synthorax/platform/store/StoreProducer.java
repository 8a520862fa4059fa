package io.synthorax.platform.store;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the store of the configuration, and keeps its meters few. */
final class StoreProducer {
  @Produces
  @ApplicationScoped
  ObjectStore objectStore(MinioClient client, StoreConfig config) {
    return new ResilientObjectStore(
        new MinioObjectStore(client, config.bucket()), config.attempts(), config.firstPause());
  }

  /** The store's client names every object in a tag, which would make a meter for each. */
  @Produces
  @Singleton
  static MeterFilter withoutObjectKeys() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("minio.client")
            ? id.replaceTags(id.getTags().stream().filter(t -> !t.getKey().equals("uri")).toList())
            : id;
      }
    };
  }
}
