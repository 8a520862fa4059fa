package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the figures of a study do not say. The ones that depend on the data name its numbers. */
final class Caveats {
  private static final int FEW_PATIENTS = 30;
  private static final int FEW_IMAGES = 50;

  private Caveats() {}

  static List<String> of(
      StudyReport.Data data,
      List<ClassReport> classes,
      UtilityReport utility,
      List<ConfounderReport> confounders) {
    var caveats = new ArrayList<String>();
    ofData(data, caveats);
    if (confounders.isEmpty() && !data.phantom()) {
      caveats.add(
          "No confounder was named: how much of the scores comes from how patients were imaged, or"
              + " from who they are, and not from findings, is not known.");
    }
    ofMethod(classes, utility, caveats);
    ofStudy(classes, utility, caveats);
    return List.copyOf(caveats);
  }

  private static void ofData(StudyReport.Data data, List<String> caveats) {
    if (data.phantom()) {
      caveats.add(
          "The images are phantoms, drawn by a program. Nothing here says anything about patients.");
    }
    if (!data.patientsKnown()) {
      caveats.add(
          "The data set names no patients, so it was split by image: images of one patient may lie"
              + " on both sides of the split, and every figure may be too good.");
    }
    uniform(data).ifPresent(caveats::add);
    fewTraining(data).ifPresent(caveats::add);
    smallTest(data).ifPresent(caveats::add);
  }

  private static void ofMethod(
      List<ClassReport> classes, UtilityReport utility, List<String> caveats) {
    caveats.add(
        "Labels are taken as given. Labels of public chest X-ray sets are mined from radiology"
            + " reports and partly wrong; errors in test labels bound every score from above.");
    caveats.add(
        "Intervals tell how the figures would vary with other patients of the same kind. They do"
            + " not tell how they would vary with another training run of the generators, another"
            + " classifier or another hospital.");
    caveats.add(
        "One figure decides, the gain in balanced accuracy; all others are shown unadjusted for"
            + " their number.");
    caveats.add(
        "Checkpoints were picked on validation patients; the test patients served the final figures"
            + " only. Choosing anything by these figures would void their intervals.");
    caveats.add(notMeasured(classes, utility));
    missingControls(utility).ifPresent(caveats::add);
  }

  /** Without them, what synthesis does is not told from what repetition and balance do. */
  private static Optional<String> missingControls(UtilityReport utility) {
    String missing =
        Composition.KINDS.stream()
            .filter(c -> !Composition.PAPER.contains(c) && utility.row(c).isEmpty())
            .map(c -> c.code() + " (" + c.meaning() + ")")
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("Controls that were not part of this study: " + missing + ".");
  }

  private static void ofStudy(
      List<ClassReport> classes, UtilityReport utility, List<String> caveats) {
    long without = classes.stream().filter(c -> c.selection().epoch().isEmpty()).count();
    if (without > 0) {
      caveats.add(
          "Classes without a generator: %d. Sets with synthesized images hold fewer than asked for;"
                  .formatted(without)
              + " the counts above are the actual ones.");
    }
    if (utility.rows().stream().anyMatch(row -> row.seeds().size() < 3)) {
      caveats.add(
          "Fewer than three classifiers per composition: chance in their training is part of every"
              + " difference.");
    }
  }

  /** What later evaluators may add stands in a figure of that name. */
  private static String notMeasured(List<ClassReport> classes, UtilityReport utility) {
    var missing = new ArrayList<String>();
    if (!measured(classes, "memorization")) {
      missing.add("memorization (how near synthesized images come to single training images)");
    }
    if (!measured(classes, "membership")) {
      missing.add("membership leakage");
    }
    if (utility.labelValidity().isEmpty()) {
      missing.add(
          "whether a classifier trained on real images alone recognizes the intended class of the"
              + " synthesized ones");
    }
    return missing.isEmpty()
        ? "Distances to training images are no proof that synthesized images are anonymous: the"
            + " check knows two feature spaces and one attack."
        : "Not measured here: "
            + String.join("; ", missing)
            + ". Without these figures the synthesized images must not be taken for anonymous.";
  }

  private static boolean measured(List<ClassReport> classes, String name) {
    return classes.stream()
        .flatMap(one -> one.selection().figures().stream())
        .anyMatch(figure -> figure.name().startsWith(name) && figure.value().isPresent());
  }

  /** Where there is next to nothing to learn, no figure is a success. */
  static Optional<String> uniform(StudyReport.Data data) {
    return data.uniform().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The training images of %s are nearly all the same image. A generator that repeats it"
                    .formatted(names(data.uniform()))
                + " comes near to them in every figure, and nothing is learned by that.");
  }

  private static String names(List<ClassLabel> labels) {
    return labels.stream().map(Numbers::words).collect(Collectors.joining(", "));
  }

  private static Optional<String> fewTraining(StudyReport.Data data) {
    Map<ClassLabel, ClassCount> train = data.counts().getOrDefault(Part.TRAIN, new TreeMap<>());
    String few =
        train.entrySet().stream()
            .filter(e -> e.getValue().images() < FEW_IMAGES)
            .map(e -> Numbers.words(e.getKey()) + " " + e.getValue().images())
            .collect(Collectors.joining(", "));
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Few training images (below %d): %s. A generator of so few can do little more than"
                    .formatted(FEW_IMAGES, few)
                + " repeat them.");
  }

  private static Optional<String> smallTest(StudyReport.Data data) {
    Map<ClassLabel, ClassCount> test = data.counts().get(Part.TEST);
    String few =
        test == null
            ? ""
            : test.entrySet().stream()
                .filter(e -> e.getValue().patients() < FEW_PATIENTS)
                .map(e -> Numbers.words(e.getKey()) + " " + e.getValue().patients())
                .collect(Collectors.joining(", "));
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Few test patients (below %d): %s. Per-class figures of these are coarse."
                .formatted(FEW_PATIENTS, few));
  }
}
