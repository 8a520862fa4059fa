package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.util.List;
import java.util.Optional;

/**
 * The names of the figures of a batch: what is measured, in which feature space, against which
 * patients. The only author of them, and the only reader.
 *
 * @param space the extractor's name
 */
record FigureName(String space) {

  /** Squared Frechet distance; biased upwards where there are few images for the dimensions. */
  String frechet() {
    return "fd-" + space;
  }

  /** Unbiased squared kernel distance. */
  String kernel() {
    return "kd-" + space;
  }

  /** Standard deviation of the kernel distance over random subsets of so many images. */
  String kernelDeviation(int size) {
    return "kd-deviation-" + space + "-s" + size;
  }

  /** Precision, recall, density or coverage with neighborhoods of the k nearest. */
  String neighborhood(String what, int k) {
    return what + "-" + space + "-k" + k;
  }

  /** A figure of synthesized images against the real images of a part. */
  static String against(String figure, Part part) {
    return figure + "-" + part.key();
  }

  /** The same figure of real training images in place of the synthesized ones. */
  static String floor(String figure, Part part) {
    return figure + "-floor" + (part == Part.VALIDATION ? "" : "-" + part.key());
  }

  /** Real images on the other side of a comparison. */
  static String realImages(Part against) {
    return "real-images-" + against.key();
  }

  /** Real patients on the other side of a comparison. */
  static String realPatients(Part against) {
    return "real-patients-" + against.key();
  }

  /** Length of a feature vector. */
  String dimensions() {
    return "dimensions-" + space;
  }

  /** Mean squared error per pixel of the extractor's reconstructions. */
  String reconstructionError() {
    return "reconstruction-mse-" + space + "-" + Part.VALIDATION.key();
  }

  /** How well the extractor tells the classes apart. */
  String balancedAccuracy() {
    return "balanced-accuracy-" + space + "-" + Part.VALIDATION.key();
  }

  /** Distance of centroids to the nearest other class less that to the own. */
  String ownClassMargin() {
    return "own-class-margin-" + space + "-" + Part.TRAIN.key();
  }

  /** Place of the own class among all by that distance; 1 is nearest. */
  String ownClassRank() {
    return "own-class-rank-" + space + "-" + Part.TRAIN.key();
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

  /** The recall against a part of the extractor that selects, whatever k it was computed with. */
  static Optional<Figure> findRecall(List<Figure> figures, Part against) {
    return find(figures, "recall-[a-z0-9]+-k\\d+-" + against.key());
  }

  /** The kernel distance to a part of the extractor that selects. */
  static Optional<Figure> findKernel(List<Figure> figures, Part against) {
    return find(figures, "kd-[a-z0-9]+-" + against.key());
  }

  /** A checkpoint is measured in one feature space: that in which it is selected. */
  private static Optional<Figure> find(List<Figure> figures, String pattern) {
    return figures.stream()
        .filter(figure -> figure.name().matches(pattern))
        .filter(figure -> figure.value().isPresent())
        .findFirst();
  }
}
