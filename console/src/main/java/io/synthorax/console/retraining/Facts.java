package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.RetrainingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What decides whether a project is to be trained anew.
 *
 * @param newScans labelled scans that the last retraining has not seen so
 * @param since the last retraining, or else when the first labelled scan came
 * @param lastChange when anything arrived or was labelled last
 * @param withdrawn whether what is served has seen scans of a patient who has withdrawn since
 * @param missing classes of which a part has no patient yet
 */
record Facts(
    int newScans,
    Optional<Instant> since,
    Optional<Instant> lastChange,
    boolean withdrawn,
    Map<ClassLabel, Part> missing) {

  /** Whether it is time, and why or why not, in words. */
  record Verdict(boolean due, String reason) {}

  Verdict judge(RetrainingPolicy policy, Instant now) {
    if (!missing.isEmpty()) {
      String classes =
          missing.entrySet().stream()
              .map(lack -> lack.getKey() + " (" + lack.getValue().key() + ")")
              .collect(Collectors.joining(", "));
      return new Verdict(false, "waits for patients: no labelled scan of " + classes);
    }
    Verdict wanted = wanted(policy, now);
    Instant quietSince = lastChange.orElse(Instant.EPOCH);
    if (wanted.due() && now.isBefore(quietSince.plus(policy.quiet()))) {
      return new Verdict(false, wanted.reason() + "; waits until nothing comes");
    }
    return wanted;
  }

  private Verdict wanted(RetrainingPolicy policy, Instant now) {
    if (withdrawn) {
      return new Verdict(true, "a patient has withdrawn whom the served generators have seen");
    }
    if (newScans >= policy.newScans()) {
      return new Verdict(true, newScans + " new labelled scans");
    }
    Optional<Duration> after = policy.after();
    if (newScans > 0
        && after.isPresent()
        && since.isPresent()
        && !now.isBefore(since.get().plus(after.get()))) {
      return new Verdict(true, "%d new labelled scans after %s".formatted(newScans, after.get()));
    }
    return new Verdict(false, "%d of %d new labelled scans".formatted(newScans, policy.newScans()));
  }
}
