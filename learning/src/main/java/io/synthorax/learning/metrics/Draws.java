package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random choices that depend on nothing but the seed. */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /** The generator of draw {@code index} of a seed: independent of every other draw. */
  static SplittableRandom stream(long seed, long index) {
    // A first generator scrambles the index: neighboring seeds would give overlapping sequences.
    return new SplittableRandom(new SplittableRandom(seed + GOLDEN * (index + 1)).nextLong());
  }

  /** A seed for part {@code index} of something that has the seed {@code seed}. */
  static long seed(long seed, long index) {
    return stream(seed, index).nextLong();
  }

  /** {@code size} different numbers of [0, population), in random order. */
  static int[] withoutReplacement(int population, int size, SplittableRandom random) {
    int[] all = new int[population];
    for (int at = 0; at < population; at++) {
      all[at] = at;
    }
    for (int at = 0; at < size; at++) {
      int other = at + random.nextInt(population - at);
      int swapped = all[at];
      all[at] = all[other];
      all[other] = swapped;
    }
    return Arrays.copyOf(all, size);
  }

  /** How often each of [0, population) is drawn in {@code population} draws with replacement. */
  static int[] multiplicities(int population, SplittableRandom random) {
    int[] times = new int[population];
    for (int draw = 0; draw < population; draw++) {
      times[random.nextInt(population)]++;
    }
    return times;
  }
}
