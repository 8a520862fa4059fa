package io.synthorax.platform.stage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Liveness from the work itself, instead of the age of an unacknowledged record. */
@Liveness
@ApplicationScoped
class WorkMoves implements HealthCheck {
  private final Heartbeat heartbeat;

  WorkMoves(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("work moves")
        .status(heartbeat.moves())
        .withData("records", heartbeat.working())
        .withData("secondsSinceLastStep", heartbeat.silence().toSeconds())
        .build();
  }
}
