package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two random halves of one set that share no image, for the real-against-real floor of a figure;
 * with an odd number of images the first has one more.
 */
public record DisjointHalves(Features first, Features second) {

  /** Drawn by image. */
  public static DisjointHalves of(Features features, long seed) {
    int[] order = shuffled(features.count(), seed);
    int middle = (order.length + 1) / 2;
    return new DisjointHalves(
        features.subset(Arrays.copyOfRange(order, 0, middle)),
        features.subset(Arrays.copyOfRange(order, middle, order.length)));
  }

  /**
   * Drawn by patient, so that images of one patient, which resemble each other, do not make the
   * floor look lower than it is; a half may be larger by as many images as one patient has.
   *
   * @param patients the patient's ordinal for each image
   */
  public static DisjointHalves ofPatients(Features features, int[] patients, long seed) {
    int[][] images = PatientImages.of(patients);
    int[] order = shuffled(images.length, seed);
    boolean[] inFirst = new boolean[features.count()];
    int firstCount = 0;
    int placed = 0;
    for (int patient : order) {
      boolean first = firstCount <= placed - firstCount;
      for (int image : images[patient]) {
        inFirst[image] = first;
      }
      firstCount += first ? images[patient].length : 0;
      placed += images[patient].length;
    }
    return new DisjointHalves(
        features.subset(where(inFirst, true)), features.subset(where(inFirst, false)));
  }

  private static int[] shuffled(int count, long seed) {
    return Draws.withoutReplacement(count, count, new SplittableRandom(seed));
  }

  private static int[] where(boolean[] flags, boolean wanted) {
    int[] found = new int[flags.length];
    int count = 0;
    for (int at = 0; at < flags.length; at++) {
      if (flags[at] == wanted) {
        found[count++] = at;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
