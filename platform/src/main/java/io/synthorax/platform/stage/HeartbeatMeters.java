package io.synthorax.platform.stage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The gauges {@code synthorax.heartbeat.*}: what the liveness probe looks at, for whoever wants to
 * know before it acts.
 */
@ApplicationScoped
class HeartbeatMeters {
  void register(@Observes StartupEvent started, Heartbeat heartbeat, MeterRegistry registry) {
    Gauge.builder("synthorax.heartbeat.records", heartbeat, Heartbeat::working)
        .description("Records that are being worked on")
        .register(registry);
    Gauge.builder("synthorax.heartbeat.silence", heartbeat, HeartbeatMeters::silence)
        .baseUnit("seconds")
        .description("Time since the last step of the record that is being worked on, else 0")
        .register(registry);
  }

  private static double silence(Heartbeat heartbeat) {
    return heartbeat.working() == 0 ? 0 : heartbeat.silence().toMillis() / 1e3;
  }
}
