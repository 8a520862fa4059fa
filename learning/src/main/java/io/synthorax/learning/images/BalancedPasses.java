package io.synthorax.learning.images;

import io.synthorax.learning.weights.Normals;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which several sets are shown in balance: in every k consecutive places each of the k
 * sets comes once, in an order that is a function of seed and round; what a set shows is its next
 * image in {@link ShuffledPasses} of its own. So a small set comes as often as a large one, and a
 * place in the order is one number. One set alone is shown as {@link ShuffledPasses} shows it.
 */
public final class BalancedPasses {
  private final ShuffledPasses rounds;
  private final List<ShuffledPasses> passes;
  private final int[] offsets;

  /** {@code counts}: images of each set; an empty one is an {@link IllegalArgumentException}. */
  public BalancedPasses(List<Integer> counts, long seed) {
    this.rounds = new ShuffledPasses(counts.size(), ~seed);
    this.passes =
        IntStream.range(0, counts.size())
            .mapToObj(set -> new ShuffledPasses(counts.get(set), seed(seed, set)))
            .toList();
    this.offsets = new int[counts.size()];
    for (int set = 1; set < offsets.length; set++) {
      offsets[set] = offsets[set - 1] + counts.get(set - 1);
    }
  }

  /** The images at the places from first on, numbered through all sets in their order. */
  public int[] images(long first, int n) {
    int[] sets = sets(first, n);
    int[] images = new int[n];
    for (int i = 0; i < n; i++) {
      images[i] = offsets[sets[i]] + passes.get(sets[i]).at((first + i) / passes.size());
    }
    return images;
  }

  /** The sets that the images at the places from first on are of. */
  public int[] sets(long first, int n) {
    return rounds.images(first, n);
  }

  private static long seed(long seed, int set) {
    return set == 0 ? seed : Normals.mix(seed + set);
  }
}
