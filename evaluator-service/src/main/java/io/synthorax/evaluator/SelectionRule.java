package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.RunId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which of a class's checkpoints is used: lowest unbiased kernel distance to the validation
 * patients, with recall at least half of the best among the checkpoints within twice the lowest
 * distance; the later one on a tie.
 *
 * <p>A rare class has a dozen validation images, so a recall is too low only if the whole of its
 * interval is. Distances are compared as they are: the checkpoints face the same real images, whose
 * choice makes most of a distance's interval and little of a difference.
 *
 * <p>A class with fewer than two validation images has no such distance: then the distance to its
 * training images decides, which cannot tell good images from memorized ones, and the reason says
 * so. Never the test patients. Where no recall can be computed it does not exclude.
 *
 * <p>A checkpoint that is blocked by the privacy check is no candidate, nor a measure of recall.
 */
final class SelectionRule {
  static final String TEXT =
      "lowest unbiased kernel distance to the validation patients, in the first feature space, with"
          + " recall, up to its interval, at least half of the best among the checkpoints within"
          + " twice the lowest distance; the later one on a tie; the training"
          + " images in place of validation patients where a class has fewer than two validation"
          + " images; none that is blocked by the privacy check";

  private static final double SHARE_OF_BEST_RECALL = 0.5;
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::distance)
          .thenComparing(s -> s.candidate().epoch(), Comparator.reverseOrder())
          .thenComparing(s -> s.candidate().run());

  private SelectionRule() {}

  /** A checkpoint with its evaluation. */
  record Candidate(RunId run, int epoch, MetricsComputed evaluation) {}

  /** The best checkpoint and why; none if none can be compared. */
  record Choice(Candidate candidate, String reason) {}

  private record Scored(Candidate candidate, Figure kernel, Optional<Figure> recall) {
    double distance() {
      return kernel.value().getAsDouble();
    }

    /** Whether even the upper end of the recall's interval is too low. */
    boolean coversLessThan(double needed) {
      return recall.stream()
          .map(figure -> figure.high().orElse(figure.value().getAsDouble()))
          .anyMatch(most -> most < needed);
    }
  }

  /** The order of the candidates does not matter. */
  static Optional<Choice> choose(List<Candidate> candidates) {
    List<Candidate> allowed = candidates.stream().filter(one -> !blocked(one)).toList();
    Optional<Choice> choice =
        choose(allowed, Part.VALIDATION).or(() -> choose(allowed, Part.TRAIN));
    int blocked = candidates.size() - allowed.size();
    return blocked == 0
        ? choice
        : choice.map(
            made ->
                new Choice(
                    made.candidate(),
                    made.reason() + "; %d more blocked by the privacy check".formatted(blocked)));
  }

  /** Whether the challenger is preferred to the incumbent, to whom a tie belongs. */
  static boolean prefers(Candidate challenger, Candidate incumbent) {
    // A tie is the latest epoch's, of a run.
    Candidate last = new Candidate(challenger.run(), Integer.MAX_VALUE, incumbent.evaluation());
    return choose(List.of(challenger, last))
        .map(choice -> choice.candidate().equals(challenger))
        .orElse(false);
  }

  /** Whether it gives training images away. */
  static boolean blocked(Candidate candidate) {
    return candidate.evaluation().privacy().map(PrivacyCheck::verdict).stream()
        .anyMatch(Verdict.BLOCKED::equals);
  }

  private static Optional<Choice> choose(List<Candidate> candidates, Part against) {
    List<Scored> scored =
        candidates.stream().flatMap(candidate -> scored(candidate, against).stream()).toList();
    double lowest = scored.stream().mapToDouble(Scored::distance).min().orElse(0);
    // An early, blurred generator covers much by chance: it sets no bar for those far nearer.
    OptionalDouble bestRecall =
        scored.stream()
            .filter(s -> s.distance() <= lowest + Math.abs(lowest))
            .flatMap(s -> s.recall().stream())
            .mapToDouble(recall -> recall.value().getAsDouble())
            .max();
    double needed = SHARE_OF_BEST_RECALL * bestRecall.orElse(0);
    return scored.stream()
        .filter(s -> !s.coversLessThan(needed))
        .min(BEST_FIRST)
        .map(best -> new Choice(best.candidate(), reason(best, candidates, against, needed)));
  }

  private static Optional<Scored> scored(Candidate candidate, Part against) {
    if (candidate.evaluation().failure().isPresent()) {
      return Optional.empty();
    }
    List<Figure> figures = candidate.evaluation().figures();
    return FigureName.findKernel(figures, against)
        .map(kernel -> new Scored(candidate, kernel, FigureName.findRecall(figures, against)));
  }

  /** Which of the runs it is of, where there may be a doubt. */
  private static String generator(Candidate best, List<Candidate> candidates) {
    if (best.run().equals(RunId.ALL)) {
      return " of the generator of all classes";
    }
    return candidates.stream().allMatch(other -> other.run().equals(best.run()))
        ? ""
        : " of the class's own generator";
  }

  private static String reason(
      Scored best, List<Candidate> candidates, Part against, double needed) {
    String patients =
        against == Part.VALIDATION
            ? "validation patients"
            : "training images, as there are too few validation images";
    return String.format(
        Locale.ROOT,
        "epoch %d%s: lowest kernel distance to the %s (%.4g) among the checkpoints with recall of at"
            + " least %.3f, up to its interval; %d evaluated",
        best.candidate().epoch(),
        generator(best.candidate(), candidates),
        patients,
        best.distance(),
        needed,
        candidates.size());
  }
}
