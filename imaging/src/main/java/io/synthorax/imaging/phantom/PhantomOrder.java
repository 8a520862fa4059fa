package io.synthorax.imaging.phantom;

import io.synthorax.contracts.ClassLabel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which phantoms to draw.
 *
 * @param images number of images of each class, in this order
 * @param resolution height and width in pixels
 * @param seed of everything that is drawn
 */
public record PhantomOrder(Map<ClassLabel, Integer> images, int resolution, long seed) {
  private static final int[] STANDARD = {400, 60, 50, 180, 110};
  private static final int FEWEST = 12;

  /**
   * An imbalanced set as hospitals have them: 400 normal, 60 with cardiomegaly, 50 with edema, 180
   * with effusion, 110 with pneumothorax, all times {@code scale}, but at least 12 of each.
   */
  public static PhantomOrder standard(int resolution, long seed, double scale) {
    Map<ClassLabel, Integer> images = new LinkedHashMap<>();
    for (int i = 0; i < STANDARD.length; i++) {
      int count = Math.max(FEWEST, (int) Math.round(STANDARD[i] * scale));
      images.put(PhantomRadiographs.CLASSES.get(i), count);
    }
    return new PhantomOrder(images, resolution, seed);
  }
}
