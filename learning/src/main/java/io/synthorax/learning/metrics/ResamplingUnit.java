package io.synthorax.learning.metrics;

/** What is drawn anew for each point of a centroid distance plot. */
public sealed interface ResamplingUnit {

  /**
   * {@code SUBSET}: the centroid of {@code size} random images of one class against that of as many
   * of the other, drawn {@code draws} times. With fewer images there than that, as many as there
   * are: small subsets inflate every distance, so the size used is part of the result.
   */
  record Subset(int size, int draws) implements ResamplingUnit {
    public Subset {
      if (size < 1 || draws < 1) {
        throw new IllegalArgumentException(
            "subsets of %d images drawn %d times".formatted(size, draws));
      }
    }

    /** 64 images, 100 draws. */
    public static Subset standard() {
      return new Subset(64, 100);
    }
  }

  /** {@code IMAGE}: each image of the first class against the centroid of the second. */
  record Image() implements ResamplingUnit {}

  /** {@code CLASS}: the one distance of the centroids of all images. */
  record WholeClass() implements ResamplingUnit {}
}
