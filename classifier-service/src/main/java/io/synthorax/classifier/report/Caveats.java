package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the figures of a study do not say. The ones that depend on the data name its numbers. */
final class Caveats {
  private static final int FEW_PATIENTS = 30;

  private Caveats() {}

  static List<String> of(StudyReport.Data data, List<ClassReport> classes, UtilityReport utility) {
    var caveats = new ArrayList<String>();
    if (data.phantom()) {
      caveats.add(
          "The images are phantoms, drawn by a program. Nothing here says anything about patients.");
    }
    if (!data.patientsKnown()) {
      caveats.add(
          "The data set names no patients, so it was split by image: images of one patient may lie"
              + " on both sides of the split, and every figure may be too good.");
    }
    smallTest(data).ifPresent(caveats::add);
    caveats.add(
        "Labels are taken as given. Labels of public chest X-ray sets are mined from radiology"
            + " reports and partly wrong; errors in test labels bound every score from above.");
    caveats.add(
        "Intervals tell how the figures would vary with other patients of the same kind. They do"
            + " not tell how they would vary with another training run of the generators, another"
            + " classifier or another hospital.");
    caveats.add(
        "One comparison decides, balanced accuracy; all others are shown unadjusted for their"
            + " number.");
    caveats.add(
        "Checkpoints were picked on validation patients. The test patients were used once, for the"
            + " final figures; scoring them again and choosing by it would void the intervals.");
    caveats.add(
        "Not measured here: memorization (how near synthesized images come to single training"
            + " images), membership leakage, and whether a classifier trained on real images alone"
            + " recognizes the intended class of the synthesized ones. Without these figures the"
            + " synthesized images must not be taken for anonymous.");
    caveats.add(
        "The controls that separate synthesis from mere repetition (real images duplicated to the"
            + " same counts, class-balanced oversampling, synthesized only, shuffled labels) were"
            + " not part of this study.");
    long without = classes.stream().filter(c -> c.selection().epoch().isEmpty()).count();
    if (without > 0) {
      caveats.add(
          "%d class(es) without a generator: GS and BG hold fewer synthesized images than asked for;"
                  .formatted(without)
              + " the counts above are the actual ones.");
    }
    if (utility.rows().stream().anyMatch(row -> row.seeds().size() < 3)) {
      caveats.add(
          "Fewer than three classifiers per composition: chance in their training is part of every"
              + " difference.");
    }
    return List.copyOf(caveats);
  }

  private static java.util.Optional<String> smallTest(StudyReport.Data data) {
    Map<ClassLabel, ClassCount> test = data.counts().get(Part.TEST);
    String few =
        test == null
            ? ""
            : test.entrySet().stream()
                .filter(e -> e.getValue().patients() < FEW_PATIENTS)
                .map(e -> Numbers.words(e.getKey()) + " " + e.getValue().patients())
                .collect(Collectors.joining(", "));
    return few.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            "Few test patients (below %d): %s. Per-class figures of these are coarse."
                .formatted(FEW_PATIENTS, few));
  }
}
