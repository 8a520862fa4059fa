package io.synthorax.evaluator;

import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.util.Map;
import java.util.Optional;

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

  /** How well it does what it was trained for, on validation images; none of a brought one. */
  Optional<Figure> quality(long seed) {
    if (specification instanceof Brought) {
      return Optional.empty();
    }
    FigureName names = new FigureName(name());
    String name = knowsLabels() ? names.balancedAccuracy() : names.reconstructionError();
    int images =
        card.counts().getOrDefault(Part.VALIDATION, Map.of()).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    if (card.validationError().isEmpty()) {
      return Optional.of(Figure.unavailable(name, "there are no validation images", 0, seed));
    }
    double error = card.validationError().getAsDouble();
    return Optional.of(Figure.of(name, knowsLabels() ? 1 - error : error, images, seed));
  }
}
