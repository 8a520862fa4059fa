package io.synthorax.platform.store;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the store of the configuration, and keeps its meters few and useful. */
final class StoreProducer {
  private static final DistributionStatisticConfig HISTOGRAM =
      DistributionStatisticConfig.builder()
          .percentilesHistogram(true)
          .minimumExpectedValue((double) Duration.ofMillis(1).toNanos())
          .maximumExpectedValue((double) Duration.ofMinutes(2).toNanos())
          .build();

  @Produces
  @ApplicationScoped
  ObjectStore objectStore(
      MinioClient client,
      StoreConfig config,
      @ConfigProperty(name = "quarkus.minio.secure") boolean secure) {
    requireTls(config.endpoint().orElse(""), secure);
    return new ResilientObjectStore(
        new MinioObjectStore(client, config.bucket()), config.attempts(), config.firstPause());
  }

  /** The client would speak http to an https endpoint, and send what it is given in the clear. */
  static void requireTls(String endpoint, boolean secure) {
    if (endpoint.startsWith("https:") && !secure) {
      throw new IllegalArgumentException(
          "synthorax.store.endpoint is " + endpoint + ", but quarkus.minio.secure is not true");
    }
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

      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig configuration) {
        return id.getName().startsWith("minio.client")
            ? HISTOGRAM.merge(configuration)
            : configuration;
      }
    };
  }
}
