package io.synthorax.classifier.report;

import io.synthorax.classifier.report.StudyReport.Headline;
import io.synthorax.classifier.report.StudyReport.Verdict;
import io.synthorax.classifier.report.UtilityReport.Difference;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What follows from the figures and what does not. One figure decides, named in advance: the gain
 * in balanced accuracy on the test patients, with its 95 % interval. An interval that contains zero
 * is no conclusion, neither for nor against.
 */
public final class Conclusions {
  private Conclusions() {}

  /** The verdict on a gain. */
  public static Verdict verdict(Figure gain) {
    if (gain.low().isEmpty() || gain.high().isEmpty()) {
      return Verdict.NOT_TESTED;
    }
    if (gain.low().getAsDouble() > 0) {
      return Verdict.HELPED;
    }
    return gain.high().getAsDouble() < 0 ? Verdict.HARMED : Verdict.NOT_SHOWN;
  }

  /** One plain sentence on a gain of one composition over another. */
  public static String sentence(Composition first, Composition second, Figure gain) {
    String pair = first + " over " + second;
    String size = "%s points of balanced accuracy".formatted(Numbers.points(gain));
    return switch (verdict(gain)) {
      case HELPED -> "%s: %s. %s was better on these patients.".formatted(pair, size, first);
      case HARMED -> "%s: %s. %s was worse on these patients.".formatted(pair, size, first);
      case NOT_SHOWN ->
          "%s: %s. The interval contains 0: not shown to help, and not shown to do nothing."
              .formatted(pair, size);
      case NOT_TESTED ->
          "%s: could not be compared: %s."
              .formatted(pair, gain.unavailable().orElse("there is no interval"));
    };
  }

  /** The answer to the study's question. */
  static Headline headline(UtilityReport utility, List<ClassReport> classes) {
    if (synthesizedImages(utility) == 0) {
      return new Headline(
          Verdict.NOT_TESTED,
          "Whether synthesized images help was not tested: none was used for training.",
          List.of());
    }
    Optional<Difference> overReal = difference(utility, Composition.GS, Composition.IR);
    Optional<Difference> overTransformed = difference(utility, Composition.GS, Composition.RS);
    if (overReal.isPresent() && overTransformed.isPresent()) {
      return both(overReal.get(), overTransformed.get(), details(utility, classes));
    }
    return utility.differences().stream()
        .findFirst()
        .map(only -> new Headline(only.verdict(), only.sentence(), details(utility, classes)))
        .orElseGet(
            () ->
                new Headline(
                    Verdict.NOT_TESTED,
                    "Whether synthesized images help was not tested: no two compositions that"
                        + " differ by them have results.",
                    List.of()));
  }

  private static Headline both(
      Difference overReal, Difference overTransformed, List<String> details) {
    Verdict verdict = combined(overReal.verdict(), overTransformed.verdict());
    String figures =
        "balanced accuracy changed by %s points against as many rotated and scaled real images, and"
            + " by %s points against the real images alone";
    String values =
        figures.formatted(
            Numbers.points(overTransformed.figures().get(0)),
            Numbers.points(overReal.figures().get(0)));
    String answer =
        switch (verdict) {
          case HELPED -> "Synthesized images helped the classifier: ";
          case HARMED ->
              overReal.verdict() == Verdict.HARMED
                  ? "Synthesized images harmed the classifier: "
                  : "Synthesized images did worse than rotated and scaled real ones: ";
          case NOT_SHOWN ->
              overReal.verdict() == Verdict.HELPED
                  ? "More images helped, but synthesized ones were not shown to be better than"
                      + " rotated and scaled real ones: "
                  : "Synthesized images were not shown to help the classifier: ";
          case NOT_TESTED -> "Whether synthesized images help could not be measured: ";
        };
    return new Headline(verdict, answer + values + ".", details);
  }

  private static Verdict combined(Verdict overReal, Verdict overTransformed) {
    List<Verdict> verdicts = List.of(overReal, overTransformed);
    if (verdicts.contains(Verdict.NOT_TESTED)) {
      return Verdict.NOT_TESTED;
    }
    if (verdicts.contains(Verdict.HARMED)) {
      return Verdict.HARMED;
    }
    return verdicts.contains(Verdict.NOT_SHOWN) ? Verdict.NOT_SHOWN : Verdict.HELPED;
  }

  private static List<String> details(UtilityReport utility, List<ClassReport> classes) {
    var details = new ArrayList<String>();
    details.add(
        "Brackets are 95 %% intervals from resampling the %s test patients %s times; each value is"
                .formatted(
                    Numbers.count(utility.testPatients()), Numbers.count(utility.resamples()))
            + " the mean over %d separately trained classifiers.".formatted(seeds(utility)));
    details.add(
        "This holds for this data set, this classifier (%s, %s steps) and these generators."
            .formatted(utility.model(), Numbers.count(utility.steps())));
    String without =
        classes.stream()
            .filter(one -> one.selection().epoch().isEmpty())
            .map(one -> Numbers.words(one.label()))
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      details.add("Without a usable generator, on real images only: " + without + ".");
    }
    return details;
  }

  private static int seeds(UtilityReport utility) {
    return utility.rows().stream().mapToInt(row -> row.seeds().size()).max().orElse(0);
  }

  private static Optional<Difference> difference(
      UtilityReport utility, Composition first, Composition second) {
    return utility.differences().stream()
        .filter(d -> d.first() == first && d.second() == second)
        .findFirst();
  }

  private static int synthesizedImages(UtilityReport utility) {
    return utility.rows().stream()
        .flatMap(row -> row.counts().values().stream())
        .mapToInt(Composition.Counts::synthesized)
        .sum();
  }
}
