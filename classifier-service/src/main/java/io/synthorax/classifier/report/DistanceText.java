package io.synthorax.classifier.report;

import io.synthorax.classifier.report.OwnClassTable.Finding;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the boxes of the centroid distances are, and what they say here. */
record DistanceText(StudyReport report, List<CentroidMatrix> drawn) {

  /** Why there are boxes at all. */
  List<String> boxes() {
    DistanceBox any = drawn.get(0).boxes().get(0);
    return List.of(
        "Why is there a box? A class has one centroid, the mean feature vector of its images, so two"
            + " classes have one distance: no box. The source paper draws boxes and does not say"
            + " what was drawn anew for each of their points. Three readings are computed here."
            + " SUBSET, drawn below: the centroid of %d random images of one class against that of"
                .formatted(any.subsetSize())
            + " as many random images of the other, %d times. IMAGE: each image against the centroid"
                .formatted(any.draws())
            + " of the real class. CLASS: the one distance of the centroids of all images. SUBSET"
            + " fits the paper's narrow boxes best.",
        "How to read a box: line, median; box, quartiles; whiskers, up to 1.5 quartile ranges. Its"
            + " height says how much centroids of so few images vary, not how different the images"
            + " are: it shrinks with larger subsets whatever the generator does. Every subset"
            + " distance is inflated by chance, on average by the traces of both covariances over the"
            + " number of images, under the root: this is why no distance is zero, and why all boxes"
            + " of a plot use the same number of images. The lighter box of a class to itself, two"
            + " disjoint halves of its real images, is that part alone: the floor, which the paper"
            + " does not show. Real images are those of the training part. Distances of different"
            + " feature spaces have different units and do not compare.");
  }

  /** For each feature space, what was found. */
  List<String> result() {
    var own = new OwnClassTable(report);
    var paragraphs = new ArrayList<String>();
    for (CentroidMatrix matrix : drawn) {
      String space = matrix.extractor();
      var sentences = new ArrayList<String>();
      sentences.add(
          "In the feature space %s: %s."
              .formatted(
                  space,
                  List.of(
                          phrase(own, space, Finding.OWN, "nearest to their own real class"),
                          phrase(
                              own,
                              space,
                              Finding.OPEN,
                              "not to be told (the interval of the margin spans zero)"),
                          phrase(
                              own,
                              space,
                              Finding.OTHER,
                              "nearer to another real class than to their own"),
                          phrase(own, space, Finding.MISSING, "without a figure"))
                      .stream()
                      .flatMap(Optional::stream)
                      .collect(Collectors.joining("; "))));
      reachable(matrix).ifPresent(sentences::add);
      excess(matrix).ifPresent(sentences::add);
      paragraphs.add(String.join(" ", sentences));
    }
    paragraphs.add(
        "That a class is nearest to its own says that its mean image is right in this feature space."
            + " It does not say that single images are good or differ from each other (precision,"
            + " recall and the kernel distance in section 4 do), nor that they help a classifier.");
    return paragraphs;
  }

  private Optional<String> phrase(
      OwnClassTable own, String space, Finding finding, String meaning) {
    List<String> labels =
        report.classes().stream()
            .filter(one -> own.finding(one, space) == finding)
            .map(one -> Numbers.words(one.label()))
            .toList();
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d of %d synthesized classes %s (%s)"
                .formatted(
                    labels.size(), report.classes().size(), meaning, String.join(", ", labels)));
  }

  /** Whether the real classes themselves can be told apart by these distances. */
  private Optional<String> reachable(CentroidMatrix matrix) {
    int told = 0;
    int asked = 0;
    for (ClassLabel label : report.request().classes()) {
      Optional<DistanceBox> floor = DistanceSection.find(matrix, label, label, true);
      Optional<DistanceBox> nearest =
          matrix.boxes().stream()
              .filter(b -> b.realFloor() && b.from().equals(label) && !b.to().equals(label))
              .min((a, b) -> Double.compare(a.median(), b.median()));
      if (floor.isPresent() && nearest.isPresent()) {
        asked++;
        told += floor.get().highQuartile() < nearest.get().lowQuartile() ? 1 : 0;
      }
    }
    return asked == 0
        ? Optional.empty()
        : Optional.of(
            "Of the real classes themselves, %d of %d lie nearer to themselves than to every other by"
                    .formatted(told, asked)
                + " boxes that do not overlap%s.%s"
                    .formatted(
                        told < asked
                            ? ": with these subsets no generator can be expected to do better"
                            : "",
                        matrix.extractor().equals("resnet")
                            ? " This network was trained to tell these very images apart: those of"
                                + " new patients would lie nearer to each other, and synthesized ones"
                                + " are judged more strictly than they would be."
                            : ""));
  }

  /** How far the synthesized classes lie beyond the floor. */
  private Optional<String> excess(CentroidMatrix matrix) {
    var parts = new ArrayList<String>();
    for (ClassLabel label : report.request().classes()) {
      Optional<DistanceBox> ours = DistanceSection.find(matrix, label, label, false);
      Optional<DistanceBox> floor = DistanceSection.find(matrix, label, label, true);
      if (ours.isPresent() && floor.isPresent()) {
        parts.add(
            "%s %s (floor %s)"
                .formatted(
                    Numbers.words(label),
                    Numbers.plain(ours.get().median()),
                    Numbers.plain(floor.get().median())));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Median distances to the own class: " + String.join(", ", parts) + ".");
  }
}
