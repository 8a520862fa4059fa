package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.ImageSet;
import java.util.Map;
import java.util.SortedMap;

/**
 * The real images of a data set without an extractor: their pixels, without the test part, and
 * whose they are. The same images as those whose features are kept, in the same order.
 *
 * @param patients of the images of each part and class
 */
record RealPixels(
    PixelNetwork network, RealFeatures pixels, SortedMap<Part, Map<ClassLabel, int[]>> patients) {

  /** The features of a class, with the patients that they are of. */
  ImageSet images(RealFeatures real, Part part, ClassLabel label) {
    int[] known = patients.getOrDefault(part, Map.of()).get(label);
    return new ImageSet(real.of(part, label), known == null ? new int[0] : known);
  }
}
