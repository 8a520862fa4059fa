package io.synthorax.evaluator;

import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.PrivacyThresholds;
import io.synthorax.learning.metrics.Interval;
import io.synthorax.learning.metrics.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows from figures with intervals: blocked only if one lies beyond its threshold as a
 * whole, passed only if each lies within as a whole, else undecided. So few images accuse nobody,
 * and clear nobody.
 */
record PrivacyDecision(Verdict verdict, String reason) {

  /** One figure and what is allowed. */
  private record Criterion(String what, Measurement measured, double limit) {
    Verdict verdict() {
      if (!(measured instanceof Measurement.Value value)) {
        return Verdict.UNDECIDED;
      }
      double low = value.interval().map(Interval::low).orElse(value.value());
      double high = value.interval().map(Interval::high).orElse(value.value());
      if (low > limit) {
        return Verdict.BLOCKED;
      }
      return high <= limit ? Verdict.PASSED : Verdict.UNDECIDED;
    }

    String text() {
      if (measured instanceof Measurement.Unavailable missing) {
        return what + ": " + missing.reason();
      }
      Measurement.Value value = (Measurement.Value) measured;
      String interval =
          value
              .interval()
              .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
              .orElse("");
      return String.format(
          Locale.ROOT, "%s: %.3f%s, allowed %.3f", what, value.value(), interval, limit);
    }
  }

  static PrivacyDecision of(List<Memorization> spaces, PrivacyThresholds thresholds) {
    List<Criterion> criteria =
        spaces.stream()
            .flatMap(
                one ->
                    Stream.of(
                        new Criterion(
                            "share of suspicious copies (" + one.space().name() + ")",
                            one.copies().share(),
                            thresholds.largestCopyShare()),
                        new Criterion(
                            "AUROC of the membership attack (" + one.space().name() + ")",
                            one.attack().auroc(),
                            thresholds.largestMembership())))
            .toList();
    for (Verdict verdict : List.of(Verdict.BLOCKED, Verdict.UNDECIDED)) {
      String texts =
          criteria.stream()
              .filter(criterion -> criterion.verdict() == verdict)
              .map(Criterion::text)
              .collect(Collectors.joining("; "));
      if (!texts.isEmpty()) {
        return new PrivacyDecision(verdict, texts);
      }
    }
    return new PrivacyDecision(Verdict.PASSED, "every figure lies within its threshold");
  }
}
