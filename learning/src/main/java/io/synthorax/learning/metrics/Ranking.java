package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * All images in the order of one class's score, sorted once; its curves are then one pass for any
 * weights. An image's weight is how often it was drawn.
 */
final class Ranking {
  private final int[] order; // images, lowest score first
  private final int[] tieEnds; // positions in order behind each group of equal scores
  private final boolean[] positive;

  /** Scores of one class, not negative, [images]; {@code positive}: whether it is of that class. */
  Ranking(float[] scores, boolean[] positive) {
    this.positive = positive;
    long[] keys = new long[scores.length];
    for (int image = 0; image < keys.length; image++) {
      // The bits of a float that is not negative have the order of the floats; + 0f turns -0 to 0.
      keys[image] = (long) Float.floatToIntBits(scores[image] + 0f) << 32 | image;
    }
    Arrays.sort(keys);
    this.order = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    int[] ends = new int[keys.length];
    int groups = 0;
    for (int at = 0; at < keys.length; at++) {
      if (at + 1 == keys.length || keys[at] >>> 32 != keys[at + 1] >>> 32) {
        ends[groups++] = at + 1;
      }
    }
    this.tieEnds = Arrays.copyOf(ends, groups);
  }

  /** A group of equal scores: the weights of its positive and its negative images. */
  private record Group(long positives, long negatives) {}

  private Group group(int index, int[] weights) {
    long positives = 0;
    long negatives = 0;
    for (int at = index == 0 ? 0 : tieEnds[index - 1]; at < tieEnds[index]; at++) {
      int image = order[at];
      if (positive[image]) {
        positives += weights[image];
      } else {
        negatives += weights[image];
      }
    }
    return new Group(positives, negatives);
  }

  /** The number of pairs of an image of the class and one of another, by weight. */
  double pairs(int[] weights) {
    Group all = total(weights);
    return (double) all.positives * all.negatives;
  }

  private Group total(int[] weights) {
    long positives = 0;
    long all = 0;
    for (int image = 0; image < weights.length; image++) {
      all += weights[image];
      positives += positive[image] ? weights[image] : 0;
    }
    return new Group(positives, all - positives);
  }

  /**
   * The probability that a positive image scores higher than a negative one, ties counting half;
   * empty without a positive or without a negative image.
   */
  OptionalDouble auroc(int[] weights) {
    double won = 0;
    long below = 0;
    long positives = 0;
    for (int index = 0; index < tieEnds.length; index++) {
      Group group = group(index, weights);
      won += group.positives * (below + 0.5 * group.negatives);
      below += group.negatives;
      positives += group.positives;
    }
    return positives == 0 || below == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(won / positives / below);
  }

  /**
   * Average precision: precision at each distinct score, weighted with the recall gained there, not
   * interpolated; empty without a positive image.
   */
  OptionalDouble averagePrecision(int[] weights) {
    long positives = total(weights).positives;
    if (positives == 0) {
      return OptionalDouble.empty();
    }
    double area = 0;
    long found = 0;
    long taken = 0;
    for (int index = tieEnds.length - 1; index >= 0; index--) {
      Group group = group(index, weights);
      found += group.positives;
      taken += group.positives + group.negatives;
      if (group.positives > 0) {
        area += (double) group.positives / positives * found / taken;
      }
    }
    return OptionalDouble.of(area);
  }

  /**
   * The highest sensitivity of any threshold with at least this specificity; empty without a
   * positive or without a negative image.
   */
  OptionalDouble sensitivityAt(double specificity, int[] weights) {
    Group total = total(weights);
    if (total.positives == 0 || total.negatives == 0) {
      return OptionalDouble.empty();
    }
    long found = 0;
    long alarms = 0;
    for (int index = tieEnds.length - 1; index >= 0; index--) {
      Group group = group(index, weights);
      alarms += group.negatives;
      if (1 - (double) alarms / total.negatives < specificity) {
        break;
      }
      found += group.positives;
    }
    return OptionalDouble.of((double) found / total.positives);
  }
}
