package io.synthorax.learning.gan;

import io.synthorax.contracts.Augmentation;
import io.synthorax.learning.weights.Normals;
import java.util.Set;

/**
 * What is drawn for each image of a batch, as a function of a key: (n, 7) values, in the order of
 * {@link io.synthorax.learning.torch.ImageAugmentation}.
 */
record AugmentationDraws(Set<Augmentation> chosen, int resolution) {
  static final int VALUES = 7;

  float[] of(int n, long key) {
    float[] draws = new float[n * VALUES];
    for (int i = 0; i < n; i++) {
      draw(draws, i * VALUES, key);
    }
    return draws;
  }

  /** Every image has the same places in the stream, whatever is chosen. */
  private void draw(float[] to, int at, long key) {
    int reach = resolution / 8;
    int side = chosen.contains(Augmentation.CUTOUT) ? resolution / 2 : 0;
    boolean moves = chosen.contains(Augmentation.TRANSLATION);
    to[at] = chosen.contains(Augmentation.CONTRAST) ? (float) (0.5 + Normals.uniform(key, at)) : 1;
    to[at + 1] =
        chosen.contains(Augmentation.BRIGHTNESS) ? (float) (Normals.uniform(key, at + 1) - 0.5) : 0;
    to[at + 2] = moves ? between(-reach, reach, Normals.uniform(key, at + 2)) : 0;
    to[at + 3] = moves ? between(-reach, reach, Normals.uniform(key, at + 3)) : 0;
    to[at + 4] = between(-side / 2, resolution - side / 2, Normals.uniform(key, at + 4));
    to[at + 5] = between(-side / 2, resolution - side / 2, Normals.uniform(key, at + 5));
    to[at + 6] = side;
  }

  /** A whole number from first to last, both included. */
  private static int between(int first, int last, double uniform) {
    return first + (int) (uniform * (last - first + 1));
  }
}
