package io.synthorax.classifier.report;

import io.synthorax.classifier.report.StudyReport.Headline;
import io.synthorax.classifier.report.StudyReport.Verdict;
import io.synthorax.classifier.report.UtilityReport.Difference;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.PatientBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What follows from the figures and what does not. One figure decides, named in advance: the gain
 * in balanced accuracy on the test patients, with its 95 % interval. An interval that contains zero
 * is no conclusion, neither for nor against.
 */
public final class Conclusions {
  /** "Helped" is said only where all of these are gains; the first two tell synthesis from size. */
  private static final List<Comparison> DECIDING =
      List.of(Comparison.GS_RS, Comparison.GS_IR_DUP, Comparison.GS_IR);

  private static final Map<Composition, String> SHORT =
      Map.of(
          Composition.RS, "rotated and scaled real ones",
          Composition.IR_DUP, "repeated real ones",
          Composition.IR, "none");

  private static final Map<Composition, String> WORDS =
      Map.of(
          Composition.RS, "as many rotated and scaled real images",
          Composition.IR_DUP, "as many repetitions of real images",
          Composition.IR, "the real images alone");

  private static final String NO_INTERVAL =
      "there is no interval, as of fewer than %d test patients"
          .formatted(PatientBootstrap.FEWEST_PATIENTS);

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

  /** One plain sentence on a gain, and what follows from it. */
  static String sentence(Comparison asked, Figure gain) {
    String pair = asked.first() + " over " + asked.second();
    String size = "%s points of balanced accuracy".formatted(Numbers.points(gain));
    return switch (verdict(gain)) {
      case HELPED ->
          "%s: %s. %s was better on these patients. %s."
              .formatted(pair, size, asked.first(), asked.ifBetter());
      case HARMED ->
          "%s: %s. %s was worse on these patients. %s."
              .formatted(pair, size, asked.first(), asked.ifWorse());
      case NOT_SHOWN ->
          "%s: %s. The interval contains 0: neither a gain nor a loss is shown, nor that"
                  .formatted(pair, size)
              + " there is none.";
      case NOT_TESTED ->
          "%s: could not be compared: %s.".formatted(pair, gain.unavailable().orElse(NO_INTERVAL));
    };
  }

  /** The answer to the study's question. */
  static Headline headline(List<UtilityReport> models, List<ClassReport> classes) {
    UtilityReport utility = models.get(0);
    Headline first = headline(utility, classes);
    if (models.size() == 1) {
      return first;
    }
    List<String> details = new ArrayList<>(List.of(others(models)));
    details.addAll(first.details());
    String about = "With %s: ".formatted(Classifier.named(utility.model()).title());
    return new Headline(first.verdict(), about + first.sentence(), details);
  }

  private static String others(List<UtilityReport> models) {
    return models.stream()
        .skip(1)
        .map(Conclusions::inShort)
        .collect(
            Collectors.joining(
                "; ",
                "The sentence above is about %s, named first. The others: "
                    .formatted(Classifier.named(models.get(0).model()).title()),
                "."));
  }

  /** What the deciding comparisons say of one model. */
  private static String inShort(UtilityReport utility) {
    List<Difference> deciding =
        DECIDING.stream().flatMap(asked -> utility.difference(asked).stream()).toList();
    String values =
        deciding.isEmpty()
            ? "not tested"
            : deciding.stream()
                .map(d -> "%s - %s %s points".formatted(d.first(), d.second(), points(d)))
                .collect(Collectors.joining(", "));
    return Classifier.named(utility.model()).title() + ": " + values;
  }

  private static Headline headline(UtilityReport utility, List<ClassReport> classes) {
    if (synthesizedImages(utility) == 0) {
      return new Headline(
          Verdict.NOT_TESTED,
          "Whether synthesized images help was not tested: none was used for training.",
          List.of());
    }
    List<Difference> deciding =
        DECIDING.stream().flatMap(asked -> utility.difference(asked).stream()).toList();
    if (deciding.stream().anyMatch(d -> d.second() != Composition.IR)) {
      return answer(deciding, details(utility, classes));
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

  private static Headline answer(List<Difference> deciding, List<String> details) {
    List<Verdict> verdicts = deciding.stream().map(Difference::verdict).toList();
    Verdict verdict = combined(verdicts);
    String values =
        deciding.stream()
            .map(d -> "%s points against %s".formatted(points(d), WORDS.get(d.second())))
            .collect(Collectors.joining(", and by "));
    return new Headline(
        verdict,
        opening(verdict, deciding) + ": balanced accuracy changed by " + values + ".",
        details);
  }

  private static String points(Difference difference) {
    return Numbers.points(difference.figures().get(0));
  }

  private static String opening(Verdict verdict, List<Difference> deciding) {
    Verdict overReal = verdictOver(deciding, Composition.IR);
    return switch (verdict) {
      case HELPED -> "Synthesized images helped the classifier";
      case HARMED ->
          overReal == Verdict.HARMED
              ? "Synthesized images harmed the classifier"
              : "Synthesized images did worse than " + named(deciding, Verdict.HARMED);
      case NOT_SHOWN ->
          overReal == Verdict.HELPED
              ? "More images helped, but synthesized ones were not shown to be better than "
                  + named(deciding, Verdict.NOT_SHOWN)
              : "Synthesized images were not shown to help the classifier";
      case NOT_TESTED -> "Whether synthesized images help could not be measured";
    };
  }

  private static String named(List<Difference> deciding, Verdict verdict) {
    return deciding.stream()
        .filter(d -> d.verdict() == verdict)
        .map(d -> SHORT.get(d.second()))
        .collect(Collectors.joining(" or "));
  }

  private static Verdict verdictOver(List<Difference> deciding, Composition second) {
    return deciding.stream()
        .filter(d -> d.second() == second)
        .map(Difference::verdict)
        .findFirst()
        .orElse(Verdict.NOT_TESTED);
  }

  private static Verdict combined(List<Verdict> verdicts) {
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

  private static int synthesizedImages(UtilityReport utility) {
    return utility.rows().stream()
        .flatMap(row -> row.counts().values().stream())
        .mapToInt(Composition.Counts::synthesized)
        .sum();
  }
}
