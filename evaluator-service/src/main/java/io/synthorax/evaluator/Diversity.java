package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.PairDiversity;
import io.synthorax.learning.metrics.StructuralSimilarity;
import java.util.List;

/** How alike pairs of synthesized images are, beside pairs of real training images. */
record Diversity(PixelNetwork network, long seed) {

  /** Of pixels. */
  List<Figure> of(Features synthesized, Features training) {
    StructuralSimilarity protocol = StructuralSimilarity.of(network.side());
    String name = FigureName.similarity(network.name(), protocol.scales());
    PairDiversity ours = PairDiversity.of(synthesized, protocol, seed);
    PairDiversity real = PairDiversity.of(training, protocol, seed);
    return List.of(
        ours.similarity().named(name, ours.pairs(), seed),
        real.similarity().named(FigureName.ofUnseen(name), real.pairs(), seed));
  }
}
