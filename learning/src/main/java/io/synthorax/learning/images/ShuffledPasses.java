package io.synthorax.learning.images;

import io.synthorax.learning.weights.Normals;

/**
 * The order in which a set is shown: pass after pass, each in a permutation that is a function of
 * seed and pass, so that a place in the order is one number. A set smaller than a batch repeats
 * within it.
 */
public final class ShuffledPasses {
  private final int count;
  private final long seed;
  private long pass = -1;
  private int[] permutation;

  public ShuffledPasses(int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("an empty set has no order");
    }
    this.count = count;
    this.seed = seed;
  }

  /** The images at the places from first on. */
  public int[] images(long first, int n) {
    int[] images = new int[n];
    for (int i = 0; i < n; i++) {
      images[i] = at(first + i);
    }
    return images;
  }

  /** The image at a place. */
  int at(long place) {
    if (place / count != pass) {
      pass = place / count;
      permutation = permutation(Normals.mix(Normals.mix(seed) + pass));
    }
    return permutation[(int) (place % count)];
  }

  /** Fisher and Yates's shuffle with bits that are a function of key and position. */
  private int[] permutation(long key) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = (int) Long.remainderUnsigned(Normals.mix(key + i * 0x9E3779B97F4A7C15L), i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
