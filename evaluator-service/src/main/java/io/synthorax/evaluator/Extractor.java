package io.synthorax.evaluator;

import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An extractor that is ready: its card, its network, and the features of the real images. */
record Extractor(
    ExtractorSpecification specification,
    ExtractorCard card,
    FeatureNetwork network,
    RealFeatures real) {

  /** As it stands in the names of figures. */
  String name() {
    return specification.name();
  }

  /** Whether it was trained to tell classes, and so may tell training images from others. */
  boolean knowsLabels() {
    return specification instanceof ExtractorSpecification.ResNet;
  }

  /**
   * How well it does what it was trained for, on validation images; none of a brought one. The
   * interval of a balanced accuracy is the widest that the images of each class allow, 1.96
   * standard errors as if every second one were missed: misses are not kept per class.
   */
  Optional<Figure> quality(long seed) {
    if (specification instanceof Brought) {
      return Optional.empty();
    }
    FigureName names = new FigureName(name());
    String name = knowsLabels() ? names.balancedAccuracy() : names.reconstructionError();
    if (card.validationError().isEmpty()) {
      return Optional.of(Figure.unavailable(name, "there are no validation images", 0, seed));
    }
    int[] images =
        card.counts().getOrDefault(Part.VALIDATION, Map.of()).values().stream()
            .mapToInt(Integer::intValue)
            .filter(count -> count > 0)
            .toArray();
    int all = IntStream.of(images).sum();
    double error = card.validationError().getAsDouble();
    if (!knowsLabels()) {
      return Optional.of(Figure.of(name, error, all, seed));
    }
    double variance = IntStream.of(images).mapToDouble(count -> 0.25 / count).sum();
    double margin = 1.96 * Math.sqrt(variance) / images.length;
    double low = Math.max(0, 1 - error - margin);
    return Optional.of(Figure.of(name, 1 - error, low, Math.min(1, 1 - error + margin), all, seed));
  }
}
