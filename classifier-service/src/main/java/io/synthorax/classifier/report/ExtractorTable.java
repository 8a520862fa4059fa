package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.MeasuredSpace;
import java.util.List;

/** The feature spaces that generators are measured in, and how far each can be believed. */
final class ExtractorTable {
  private static final String BALANCED_ACCURACY = "balanced-accuracy";

  private ExtractorTable() {}

  static String html(GeneratorsEvaluation found, int classes) {
    double chance = 1.0 / classes;
    var warnings = new StringBuilder();
    var table = new HtmlTable("Feature spaces, each the same for all classes");
    table.head(List.of("extractor", "values", "trained on images", "on validation images", "hash"));
    for (MeasuredSpace space : found.extractors()) {
      table.row(
          space.name(),
          List.of(
              space.failure().map(why -> "none: " + why).orElse(Numbers.count(space.dimensions())),
              space.trainedOn() == 0 ? "brought along" : Numbers.count(space.trainedOn()),
              space
                  .quality()
                  .map(figure -> quality(figure) + " " + Numbers.plain(figure))
                  .orElse(""),
              space.hash()));
      if (nearChance(space, chance)) {
        warnings.append(
            Html.note(
                "The extractor %s hardly tells the classes apart: the interval of its balanced accuracy"
                        .formatted(space.name())
                    + " on validation images contains chance, %s. Small distances in its space say"
                        .formatted(Numbers.plain(chance))
                    + " little about whether a synthesized image shows its class."));
      }
    }
    return table.html() + warnings;
  }

  private static boolean nearChance(MeasuredSpace space, double chance) {
    return space
        .quality()
        .filter(figure -> figure.name().startsWith(BALANCED_ACCURACY))
        .filter(figure -> figure.low().isPresent() && figure.low().getAsDouble() <= chance)
        .isPresent();
  }

  private static String quality(Figure figure) {
    return figure.name().startsWith(BALANCED_ACCURACY)
        ? "balanced accuracy"
        : "mean squared error of reconstructions";
  }
}
