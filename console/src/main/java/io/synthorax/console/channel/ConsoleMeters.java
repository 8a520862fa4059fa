package io.synthorax.console.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.synthorax.console.view.StudyStatus;
import io.synthorax.console.view.StudyViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The console's gauges, read from the views whenever they are scraped. */
@ApplicationScoped
class ConsoleMeters {
  private final StudyViews views;
  private final MeterRegistry meters;

  ConsoleMeters(StudyViews views, MeterRegistry meters) {
    this.views = views;
    this.meters = meters;
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
