package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.DistributionScores;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.supervised.Softmax;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judges synthesized images by held-out real ones in several feature spaces that are not the
 * study's. The learned ones know other images than those that are compared, lest they know them by
 * heart.
 */
final class Referee {
  private static final int NEAREST = 3;

  private final Map<String, FeatureSpace> spaces = new LinkedHashMap<>();
  private final FeatureSpace logits;
  private final List<ImageSource> heldOut;
  private final Map<String, Features> known = new HashMap<>();

  /**
   * @param others a classifier of other images than those that are compared
   * @param real a classifier of the classes that the generators learned from
   * @param heldOut of each class, the real images to compare with
   */
  Referee(TorchEngine engine, Weights others, Weights real, List<ImageSource> heldOut) {
    this.heldOut = heldOut;
    int resolution = heldOut.get(0).resolution();
    spaces.put("classifier", NetworkSpace.pooled(engine, resolution, others));
    spaces.put("untrained", NetworkSpace.untrained(engine, resolution));
    spaces.put("orientations", new OrientationHistograms());
    spaces.put("pixels", new CoarsePixels());
    this.logits = NetworkSpace.logits(engine, resolution, heldOut.size(), real);
  }

  /** How far images of a class are from the real ones, in every space. */
  void compare(Map<String, Object> line, int number, ImageSource images) {
    line.put("heldOut", heldOut.get(number).count());
    line.put("compared", images.count());
    line.put("grain", Grain.of(images));
    line.put("heldOutGrain", Grain.of(heldOut.get(number)));
    spaces.forEach(
        (name, space) -> {
          Features real =
              known.computeIfAbsent(name + number, key -> space.of(heldOut.get(number)));
          DistributionScores scores = DistributionScores.of(real, space.of(images), NEAREST);
          line.put(name + "Frechet", scores.frechetDistance().value());
          line.put(name + "Kernel", scores.kernelDistance().value());
          line.put(name + "Precision", scores.neighborhoods().precision().value());
          line.put(name + "Recall", scores.neighborhoods().recall().value());
        });
  }

  /**
   * Of each class, how well a classifier of real images tells its images from those of the others
   * (AUROC), and the same of the held-out images.
   */
  void validity(Map<String, Object> line, List<ImageSource> classes) {
    line.put("labelAuroc", aurocs(classes));
    line.put("heldOutLabelAuroc", aurocs(heldOut));
  }

  private double[] aurocs(List<ImageSource> classes) {
    List<Features> scores = classes.stream().map(logits::of).toList();
    return IntStream.range(0, classes.size()).mapToDouble(c -> auroc(scores, c)).toArray();
  }

  private static double auroc(List<Features> scores, int number) {
    double[] own = probabilities(scores.get(number), number);
    double[] others =
        IntStream.range(0, scores.size())
            .filter(c -> c != number)
            .mapToObj(c -> probabilities(scores.get(c), number))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    return auroc(own, others);
  }

  /** The share of pairs of one of each side in which the first is larger, ties counting half. */
  static double auroc(double[] first, double[] second) {
    double won = 0;
    for (double one : first) {
      for (double other : second) {
        won += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return won / first.length / second.length;
  }

  private static double[] probabilities(Features logits, int number) {
    return Arrays.stream(Softmax.of(logits.values(), logits.dimensions()))
        .mapToDouble(image -> image[number])
        .toArray();
  }
}
