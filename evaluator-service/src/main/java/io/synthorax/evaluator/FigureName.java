package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.util.List;
import java.util.Optional;

/**
 * The names of the figures of a batch: what is measured, in which feature space, against which
 * patients. The only author of them, and the only reader.
 */
final class FigureName {
  private static final String SPACE = "autoencoder";

  private FigureName() {}

  /** Squared Frechet distance; biased upwards where there are few images for the dimensions. */
  static String frechet(Part against) {
    return "fd-" + SPACE + "-" + against.key();
  }

  /** Unbiased squared kernel distance. */
  static String kernel(Part against) {
    return "kd-" + SPACE + "-" + against.key();
  }

  /** Precision, recall, density or coverage with neighborhoods of the k nearest. */
  static String neighborhood(String what, int k, Part against) {
    return what + "-" + SPACE + "-k" + k + "-" + against.key();
  }

  /** The same figure of real training images in place of the synthesized ones. */
  static String floor(String figure, Part against) {
    return figure
        + "-"
        + SPACE
        + "-floor"
        + (against == Part.VALIDATION ? "" : "-" + against.key());
  }

  /** Real images on the other side of a comparison. */
  static String realImages(Part against) {
    return "real-images-" + against.key();
  }

  /** Length of a feature vector. */
  static String dimensions() {
    return "dimensions-" + SPACE;
  }

  /** Mean squared error per pixel of the extractor's reconstructions. */
  static String reconstructionError() {
    return "reconstruction-mse-" + SPACE + "-" + Part.VALIDATION.key();
  }

  /** Distance of centroids to the nearest other class less that to the own. */
  static String ownClassMargin() {
    return "own-class-margin-" + SPACE + "-" + Part.TRAIN.key();
  }

  /** Place of the own class among all by that distance; 1 is nearest. */
  static String ownClassRank() {
    return "own-class-rank-" + SPACE + "-" + Part.TRAIN.key();
  }

  /** The feature space of the extractor. */
  static String space() {
    return SPACE;
  }

  /** Median distance of synthesized images to the nearest training image. */
  static String nearestTraining(String space) {
    return "memorization-nearest-" + space;
  }

  /** Distance to a training image below which an image is a suspicious copy. */
  static String copyThreshold(String space) {
    return "memorization-threshold-" + space;
  }

  /** Share of suspicious copies. */
  static String copies(String space) {
    return "memorization-copies-" + space;
  }

  /** The same figure of real images that are not trained on. */
  static String ofUnseen(String figure) {
    return figure + "-floor";
  }

  /** AUROC of telling training from validation images by the nearest synthesized image. */
  static String membership(String space) {
    return "membership-auroc-" + space;
  }

  /** Training images that copies were searched among. */
  static String searchedImages() {
    return "memorization-searched-images";
  }

  /** Mean multi-scale structural similarity of random pairs; lower is more diverse. */
  static String similarity(String space, int scales) {
    return "ms-ssim-" + space + "-s" + scales;
  }

  /** The recall against a part, whatever k it was computed with. */
  static Optional<Figure> findRecall(List<Figure> figures, Part against) {
    return figures.stream()
        .filter(figure -> figure.name().matches("recall-" + SPACE + "-k\\d+-" + against.key()))
        .filter(figure -> figure.value().isPresent())
        .findFirst();
  }

  /** The kernel distance to a part. */
  static Optional<Figure> findKernel(List<Figure> figures, Part against) {
    return figures.stream()
        .filter(figure -> figure.name().equals(kernel(against)))
        .filter(figure -> figure.value().isPresent())
        .findFirst();
  }
}
