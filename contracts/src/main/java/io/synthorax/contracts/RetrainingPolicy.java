package io.synthorax.contracts;

import java.time.Duration;
import java.util.Optional;

/**
 * When a project is trained anew; never while a retraining is under way.
 *
 * @param newScans labelled scans that the last retraining has not seen
 * @param after the time since the last retraining after which one new labelled scan is enough;
 *     before the first, since the first labelled scan
 * @param quiet how long nothing must have arrived or been labelled
 */
public record RetrainingPolicy(int newScans, Optional<Duration> after, Duration quiet) {
  public RetrainingPolicy {
    Require.that(newScans >= 1, "policy.newScans", "at least 1", newScans);
    Require.that(
        after.isEmpty() || after.get().compareTo(Duration.ZERO) > 0,
        "policy.after",
        "a time above zero such as PT24H",
        after.orElse(null));
    Require.that(
        quiet != null && !quiet.isNegative(), "policy.quiet", "a time such as PT10M", quiet);
  }
}
