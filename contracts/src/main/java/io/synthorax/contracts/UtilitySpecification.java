package io.synthorax.contracts;

import java.util.List;

/**
 * How it is tested whether synthesized images help a classifier.
 *
 * @param width channels of the narrow ResNet-18's first stage
 * @param steps optimizer steps, the same for every composition
 * @param seeds number of classifiers per composition, trained from the seeds 0, 1, ...
 */
public record UtilitySpecification(
    List<Composition> compositions,
    int width,
    int steps,
    int batchSize,
    double learningRate,
    int seeds) {
  public UtilitySpecification {
    Require.that(
        compositions != null && !compositions.isEmpty(),
        "utility.compositions",
        "at least one",
        compositions);
    Require.that(
        compositions.stream().distinct().count() == compositions.size(),
        "utility.compositions",
        "each once",
        compositions);
    compositions = List.copyOf(compositions);
    Require.that(width >= 4 && width <= 64, "utility.width", "4 to 64", width);
    Require.that(steps >= 1, "utility.steps", "at least 1", steps);
    Require.that(batchSize >= 2 && batchSize <= 1024, "utility.batchSize", "2 to 1024", batchSize);
    Require.that(
        learningRate > 0 && learningRate < 1,
        "utility.learningRate",
        "between 0 and 1",
        learningRate);
    Require.that(seeds >= 1 && seeds <= 100, "utility.seeds", "1 to 100", seeds);
  }

  /** The name of the one model, as it stands in keys and reports. */
  public String model() {
    return "resnet18-w" + width;
  }

  /** The same for other compositions. */
  public UtilitySpecification with(List<Composition> others) {
    return new UtilitySpecification(others, width, steps, batchSize, learningRate, seeds);
  }

  /** The paper's five compositions and one control, three seeds. */
  public static UtilitySpecification standard() {
    return new UtilitySpecification(Composition.STANDARD, 16, 300, 64, 1e-3, 3);
  }
}
