package io.synthorax.console.page;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many images and patients of each class each part has.
 *
 * @param largest number of training images of a class
 */
record BalanceTable(List<Line> lines, int largest) {
  private static final ClassCount NONE = new ClassCount(0, 0);

  /** A class; the counts are parallel to the parts. */
  record Line(ClassLabel label, List<ClassCount> counts) {
    public int training() {
      return counts.get(0).images();
    }
  }

  static BalanceTable of(DatasetManifest dataset) {
    List<Line> lines =
        dataset.classes().stream().map(label -> new Line(label, counts(dataset, label))).toList();
    return new BalanceTable(lines, lines.stream().mapToInt(Line::training).max().orElse(0));
  }

  private static List<ClassCount> counts(DatasetManifest dataset, ClassLabel label) {
    return Arrays.stream(Part.values())
        .map(
            part ->
                Optional.ofNullable(dataset.parts().get(part))
                    .map(manifest -> manifest.counts().get(label))
                    .orElse(NONE))
        .toList();
  }
}
