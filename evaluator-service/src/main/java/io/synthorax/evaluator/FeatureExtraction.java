package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the real images of a part through an extractor, streaming: only features are kept. */
final class FeatureExtraction {
  private static final int BATCH = 64;

  private final FeatureNetwork network;
  private final DatasetImages images;
  private final int largestClass;
  private final Runnable step;
  private final Map<ClassLabel, EvenChoice> choices = new LinkedHashMap<>();
  private final Map<ClassLabel, Integer> seen = new LinkedHashMap<>();
  private final Map<ClassLabel, float[]> features = new LinkedHashMap<>();
  private final Map<ClassLabel, Integer> filled = new LinkedHashMap<>();
  private final List<ClassLabel> waitingLabels = new ArrayList<>();
  private final byte[] waiting;

  private FeatureExtraction(
      FeatureNetwork network, DatasetImages images, Part part, int largestClass, Runnable step) {
    this.network = network;
    this.images = images;
    this.largestClass = largestClass;
    this.step = step;
    this.waiting = new byte[BATCH * imageSize()];
    images.manifest().images(part).forEach(this::begin);
  }

  /**
   * The features of every class of a part, in the data set's order of classes and images; of a
   * larger class as many as are allowed, evenly chosen.
   */
  static Map<ClassLabel, Features> of(
      FeatureNetwork network, DatasetImages images, Part part, int largestClass, Runnable step) {
    var extraction = new FeatureExtraction(network, images, part, largestClass, step);
    images.forEach(part, extraction::see);
    return extraction.finish();
  }

  private void begin(ClassLabel label, int total) {
    EvenChoice choice = EvenChoice.of(total, largestClass);
    choices.put(label, choice);
    seen.put(label, 0);
    features.put(label, new float[Math.multiplyExact(choice.chosen(), network.dimensions())]);
    filled.put(label, 0);
  }

  private void see(ClassLabel label, byte[] pixels) {
    int index = seen.merge(label, 1, Integer::sum) - 1;
    EvenChoice choice = choices.get(label);
    if (index >= choice.total()) {
      throw new ContractViolation(
          "class " + label + " has more images than the " + choice.total() + " of its manifest");
    }
    if (!choice.takes(index)) {
      return;
    }
    System.arraycopy(pixels, 0, waiting, waitingLabels.size() * imageSize(), imageSize());
    waitingLabels.add(label);
    if (waitingLabels.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    step.run();
    int n = waitingLabels.size();
    int dimensions = network.dimensions();
    float[] values = network.features(java.util.Arrays.copyOf(waiting, n * imageSize())).values();
    for (int row = 0; row < n; row++) {
      ClassLabel label = waitingLabels.get(row);
      int to = filled.merge(label, 1, Integer::sum) - 1;
      System.arraycopy(values, row * dimensions, features.get(label), to * dimensions, dimensions);
    }
    waitingLabels.clear();
  }

  private Map<ClassLabel, Features> finish() {
    if (!waitingLabels.isEmpty()) {
      flush();
    }
    Map<ClassLabel, Features> all = new LinkedHashMap<>();
    features.forEach(
        (label, values) ->
            all.put(label, new Features(filled.get(label), network.dimensions(), values)));
    return all;
  }

  private int imageSize() {
    return images.manifest().resolution() * images.manifest().resolution();
  }
}
