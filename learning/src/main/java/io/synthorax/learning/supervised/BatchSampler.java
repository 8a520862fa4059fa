package io.synthorax.learning.supervised;

import io.synthorax.learning.images.ShuffledPasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which images a step shows: the numbers of one batch, a function of the step (from 0). */
@FunctionalInterface
public interface BatchSampler {
  int[] images(long step);

  /** Pass after pass over all images, each in its own order. */
  static BatchSampler shuffled(int count, int batchSize, long seed) {
    ShuffledPasses order = new ShuffledPasses(count, seed);
    return step -> order.images(step * batchSize, batchSize);
  }

  /** Pass after pass over some images. */
  static BatchSampler shuffled(int[] images, int batchSize, long seed) {
    BatchSampler places = shuffled(images.length, batchSize, seed);
    return step -> Arrays.stream(places.images(step)).map(place -> images[place]).toArray();
  }

  /** This one before a step, and from it on another, which begins with its own first batch. */
  default BatchSampler until(long step, BatchSampler next) {
    return at -> at < step ? images(at) : next.images(at - step);
  }

  /**
   * The classes in turn, each in passes of its own order: rare classes are shown as often as
   * frequent ones. Classes without images are left out.
   */
  static BatchSampler balanced(int[] labels, int classes, int batchSize, long seed) {
    List<int[]> members = new ArrayList<>();
    List<ShuffledPasses> orders = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int[] of = members(labels, c);
      if (of.length > 0) {
        members.add(of);
        orders.add(new ShuffledPasses(of.length, seed + c));
      }
    }
    return step -> {
      int[] images = new int[batchSize];
      for (int i = 0; i < batchSize; i++) {
        long place = step * batchSize + i;
        int turn = (int) (place % members.size());
        images[i] = members.get(turn)[orders.get(turn).images(place / members.size(), 1)[0]];
      }
      return images;
    };
  }

  private static int[] members(int[] labels, int label) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
  }
}
