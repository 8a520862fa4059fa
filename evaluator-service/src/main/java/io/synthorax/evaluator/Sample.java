package io.synthorax.evaluator;

import io.synthorax.learning.metrics.Features;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Images drawn at random without replacement. */
final class Sample {
  private Sample() {}

  /** As many as asked for, or all that there are. */
  static Features of(Features features, int size, SplittableRandom random) {
    int[] order = new int[features.count()];
    Arrays.setAll(order, i -> i);
    int taken = Math.min(size, order.length);
    for (int at = 0; at < taken; at++) {
      int other = at + random.nextInt(order.length - at);
      int swapped = order[at];
      order[at] = order[other];
      order[other] = swapped;
    }
    return features.subset(Arrays.copyOf(order, taken));
  }
}
