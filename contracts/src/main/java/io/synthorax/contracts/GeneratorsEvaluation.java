package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * What is measured once every class has its selected generator: the batches that are used, pooled
 * and against each other. Stored beside the selections for the report; no event.
 *
 * @param classes that have a generator, and are pooled
 * @param figures of the pooled batches against the test patients
 * @param centroids one for each extractor and unit
 */
public record GeneratorsEvaluation(
    StudyId study,
    List<ClassLabel> classes,
    List<MeasuredSpace> extractors,
    List<Figure> figures,
    List<CentroidMatrix> centroids) {
  public GeneratorsEvaluation {
    classes = List.copyOf(classes);
    extractors = List.copyOf(extractors);
    figures = List.copyOf(figures);
    centroids = List.copyOf(centroids);
  }

  /**
   * A feature space.
   *
   * @param hash of everything that decides the extractor
   * @param dimensions values of a feature vector; 0 if there is no extractor
   * @param trainedOn different training images; 0 of a brought one
   * @param quality what it is good for: the error of reconstructions or the balanced accuracy, on
   *     validation images; absent of a brought one
   * @param failure why there is no extractor, if there is none
   */
  public record MeasuredSpace(
      String name,
      String hash,
      int dimensions,
      int trainedOn,
      Optional<Figure> quality,
      Optional<String> failure) {}

  /** What is drawn anew for each distance of a box. */
  public enum Unit {
    /** Centroids of two random subsets of the same size. */
    SUBSET,
    /** One image of the first class, and the centroid of the second. */
    IMAGE,
    /** The centroids of all images: a single distance. */
    CLASS
  }

  /**
   * Distances of every synthesized class to every real class, and of every real one to every real
   * one; real images are those of the training part.
   *
   * @param boxes with disjoint halves of the class where a real one meets itself
   */
  public record CentroidMatrix(String extractor, Unit unit, List<DistanceBox> boxes) {
    public CentroidMatrix {
      boxes = List.copyOf(boxes);
    }
  }
}
