package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.learning.metrics.ImageSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How classes are put together to one set: synthesized and training images in the proportions of
 * the test part, so that a difference between two sets is none of proportions. Classes without a
 * generator or without test images are left out on all sides.
 *
 * @param synthesizedShare images of each class for one test image of it
 * @param trainingShare the same of training images, not more than of synthesized ones
 */
record Pooling(Map<ClassLabel, Integer> testImages, double synthesizedShare, double trainingShare) {

  static Pooling of(
      StudyRequest request, Map<ClassLabel, BatchSynthesized> batches, RealPixels real) {
    Map<ClassLabel, Integer> test = new LinkedHashMap<>();
    double synthesized = Double.POSITIVE_INFINITY;
    double training = Double.POSITIVE_INFINITY;
    for (ClassLabel label : request.classes()) {
      int images = count(real, Part.TEST, label);
      int trained = count(real, Part.TRAIN, label);
      if (batches.containsKey(label) && images > 0 && trained > 0) {
        test.put(label, images);
        int scored = Math.min(batches.get(label).count(), request.evaluation().scoredImages());
        synthesized = Math.min(synthesized, (double) scored / images);
        training = Math.min(training, (double) trained / images);
      }
    }
    return new Pooling(test, synthesized, Math.min(training, synthesized));
  }

  private static int count(RealPixels real, Part part, ClassLabel label) {
    return real.patients().get(part).getOrDefault(label, new int[0]).length;
  }

  /** The classes that are pooled. */
  List<ClassLabel> classes() {
    return List.copyOf(testImages.keySet());
  }

  /** All test images. */
  ImageSet test(Function<ClassLabel, ImageSet> images) {
    return pooled(images, 1);
  }

  /** Synthesized images, evenly chosen in each class. */
  ImageSet synthesized(Function<ClassLabel, ImageSet> images) {
    return pooled(images, synthesizedShare);
  }

  /** Training images, evenly chosen in each class. */
  ImageSet training(Function<ClassLabel, ImageSet> images) {
    return pooled(images, trainingShare);
  }

  private ImageSet pooled(Function<ClassLabel, ImageSet> images, double share) {
    List<ImageSet> sets = new ArrayList<>();
    testImages.forEach(
        (label, test) -> {
          ImageSet all = images.apply(label);
          EvenChoice choice = EvenChoice.of(all.count(), Math.max(1, (int) (share * test + 1e-9)));
          int[] chosen = IntStream.range(0, all.count()).filter(choice::takes).toArray();
          sets.add(all.subset(chosen));
        });
    return ImageSet.concatenated(sets);
  }
}
