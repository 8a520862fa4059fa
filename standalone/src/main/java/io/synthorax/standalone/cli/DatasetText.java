package io.synthorax.standalone.cli;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A data set in a few lines: what was read, how it is split, what was left out. */
final class DatasetText {
  private static final int FEW = 50;

  /** Of fewer, scores have no intervals. */
  private static final int FEWEST_TEST_PATIENTS = 10;

  private DatasetText() {}

  static List<String> lines(DatasetManifest manifest) {
    List<String> lines = new ArrayList<>();
    manifest.notes().forEach(note -> lines.add("  " + note));
    for (Part part : manifest.parts().keySet()) {
      lines.add(
          "  " + part.name().toLowerCase(java.util.Locale.ROOT) + ": " + counts(manifest, part));
    }
    if (!manifest.patientsKnown()) {
      lines.add("  No patient ids: split by image, so one patient may be in two parts.");
    }
    if (!manifest.skipped().isEmpty()) {
      lines.add("  Left out: " + manifest.skipped());
    }
    if (!manifest.warnings().isEmpty()) {
      lines.add("  To be looked at: " + manifest.warnings());
    }
    if (!manifest.uniform().isEmpty()) {
      lines.add(
          "  The training images of "
              + names(manifest.uniform().stream())
              + " are nearly all the same image: there is nothing to learn from them.");
    }
    String few = names(manifest.classes().stream().filter(label -> few(manifest, label)));
    if (!few.isEmpty()) {
      lines.add(
          "  Fewer than "
              + FEW
              + " training images, which a generator can do little more than repeat: "
              + few);
    }
    if (manifest.patients(Part.TEST) < FEWEST_TEST_PATIENTS) {
      lines.add(
          "  Fewer than "
              + FEWEST_TEST_PATIENTS
              + " test patients: scores will have no intervals, and nothing will follow from them.");
    }
    if (manifest.phantom()) {
      lines.add("  These are phantoms: drawn, not real.");
    }
    return lines;
  }

  private static boolean few(DatasetManifest manifest, ClassLabel label) {
    return manifest.images(Part.TRAIN, label) < FEW;
  }

  private static String names(Stream<ClassLabel> labels) {
    return labels.map(ClassLabel::value).collect(Collectors.joining(", "));
  }

  private static String counts(DatasetManifest manifest, Part part) {
    Map<ClassLabel, Integer> images = manifest.images(part);
    return images.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
