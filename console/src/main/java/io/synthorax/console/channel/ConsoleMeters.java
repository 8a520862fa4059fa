package io.synthorax.console.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.StartupEvent;
import io.synthorax.console.view.StudyStatus;
import io.synthorax.console.view.StudyViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The console's gauges, read from the views whenever they are scraped. */
@ApplicationScoped
class ConsoleMeters {
  private final StudyViews views;
  private final MeterRegistry meters;

  ConsoleMeters(StudyViews views, MeterRegistry meters) {
    this.views = views;
    this.meters = meters;
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

  void register(@Observes StartupEvent started) {
    for (StudyStatus status : StudyStatus.values()) {
      Gauge.builder("synthorax.console.studies", views, v -> v.count(status))
          .tag("status", status.name())
          .description("Studies of a status")
          .register(meters);
    }
    Gauge.builder("synthorax.console.silence", views, StudyViews::longestSilence)
        .baseUnit("seconds")
        .description("Longest time since anything was heard of a study that has not ended")
        .register(meters);
  }
}
