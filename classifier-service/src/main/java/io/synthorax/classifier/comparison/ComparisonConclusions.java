package io.synthorax.classifier.comparison;

import io.synthorax.classifier.comparison.StudyComparison.Pair;
import io.synthorax.classifier.report.Conclusions;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.classifier.report.StudyReport.Verdict;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What two studies' figures say about each other, and what they do not. */
final class ComparisonConclusions {
  private ComparisonConclusions() {}

  static List<String> of(
      StudyReport first,
      StudyReport second,
      boolean samePatients,
      boolean sameSeeds,
      boolean paired,
      List<Pair> sets) {
    var said = new ArrayList<String>();
    said.add(patients(first, samePatients));
    said.add(intervals(samePatients, sameSeeds, paired));
    if (!classifier(first).equals(classifier(second))) {
      said.add(
          "The classifiers differ (%s, %s): what the training sets gain may be compared within a"
                  .formatted(classifier(first), classifier(second))
              + " study, their levels between the studies are the classifiers' too.");
    }
    if (first.data().phantom() != second.data().phantom()) {
      said.add("One study is of phantoms: nothing of it holds for the real scans of the other.");
    }
    if (paired) {
      said.addAll(gains(sets));
    }
    said.add(
        "Both studies' test patients are used up by looking at them here: a choice made by these"
            + " figures needs other patients to be confirmed. Nothing is adjusted for the number of"
            + " figures.");
    return said;
  }

  private static String patients(StudyReport first, boolean same) {
    return same
        ? "Both were tested on the same %d images of %d patients."
            .formatted(first.utility().testImages(), first.utility().testPatients())
        : "The test patients, or the classes, are not the same: the levels of the two studies tell"
            + " nothing about which is better. Each study's own differences, such as GS against RS,"
            + " may be read side by side.";
  }

  private static String intervals(boolean samePatients, boolean sameSeeds, boolean paired) {
    if (paired) {
      return "Differences are paired: the same patients in each resample, the same seeds, means over"
          + " the seeds. They hold chance in the generators' training, which was run once in each.";
    }
    if (!samePatients) {
      return "Differences have no interval, since nothing pairs them.";
    }
    return sameSeeds
        ? "Differences have no interval: predictions.csv of a study is missing."
        : "Differences have no interval: the seeds differ, so that chance in the training of the"
            + " classifiers is part of each difference.";
  }

  private static String classifier(StudyReport report) {
    return "%s, %d steps of %d"
        .formatted(
            report.utility().model(), report.utility().steps(), report.utility().batchSize());
  }

  private static List<String> gains(List<Pair> sets) {
    List<Pair> deciding =
        sets.stream().filter(p -> p.figure().equals("balanced-accuracy-test")).toList();
    var said = new ArrayList<String>();
    add(said, deciding, Verdict.HELPED, "Better in the second study, in balanced accuracy");
    add(said, deciding, Verdict.HARMED, "Worse in the second study, in balanced accuracy");
    add(
        said,
        deciding,
        Verdict.NOT_SHOWN,
        "Neither better nor worse is shown, nor that they agree");
    boolean withoutSynthesized =
        deciding.stream()
            .filter(pair -> isReal(Composition.of(pair.set())))
            .anyMatch(pair -> pair.gain().filter(ComparisonConclusions::changed).isPresent());
    if (withoutSynthesized) {
      said.add(
          "Sets without synthesized images differ as well: the difference is not, or not only, the"
              + " generators'.");
    }
    return said;
  }

  private static void add(List<String> said, List<Pair> pairs, Verdict verdict, String words) {
    String named =
        pairs.stream()
            .filter(p -> p.gain().map(Conclusions::verdict).filter(verdict::equals).isPresent())
            .map(Pair::set)
            .collect(Collectors.joining(", "));
    if (!named.isEmpty()) {
      said.add(words + ": " + named + ".");
    }
  }

  private static boolean changed(Figure gain) {
    Verdict verdict = Conclusions.verdict(gain);
    return verdict == Verdict.HELPED || verdict == Verdict.HARMED;
  }

  private static boolean isReal(Composition composition) {
    return switch (composition) {
      case BR, IR, RS, IR_DUP, IR_OS -> true;
      case BG, GS, GS_25, GS_50, GS_200, SO, GS_SHUFFLED, SP, RS_GS -> false;
    };
  }
}
