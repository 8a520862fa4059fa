package io.synthorax.standalone.process;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How children are watched.
 *
 * @param policy a new one for every child
 * @param betweenChecks the pause between two questions whether a child is alive
 */
public record Supervision(Supplier<RestartPolicy> policy, Duration betweenChecks) {

  /** {@link RestartPolicy#standard}, a check every ten seconds. */
  public static Supervision standard() {
    return new Supervision(RestartPolicy::standard, Duration.ofSeconds(10));
  }
}
