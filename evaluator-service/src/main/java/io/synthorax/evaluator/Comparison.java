package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.FrechetDistance;
import io.synthorax.learning.metrics.NeighborhoodScores;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Synthesized images of a class against its real images of one part, in one feature space, with the
 * real-against-real value beside. A figure's count is that of the synthesized images, or of the
 * training images in a floor; that of the real ones is a figure of its own.
 *
 * @param nearestNeighbors k where there are images enough; else one less than the smaller side has
 */
record Comparison(Part against, int nearestNeighbors, long seed) {

  /** All figures; what cannot be computed says why. */
  List<Figure> of(Features real, Features synthesized) {
    List<Figure> figures = new ArrayList<>();
    int count = synthesized.count();
    figures.add(
        FrechetDistance.between(real, synthesized).named(FigureName.frechet(against), count, seed));
    figures.add(KernelFigure.of(FigureName.kernel(against), real, synthesized, seed));
    int k = Math.max(1, Math.min(nearestNeighbors, Math.min(real.count(), count) - 1));
    NeighborhoodScores near = NeighborhoodScores.of(real, synthesized, k);
    figures.add(near.precision().named(name("precision", k), count, seed));
    figures.add(near.recall().named(name("recall", k), count, seed));
    figures.add(near.density().named(name("density", k), count, seed));
    figures.add(near.coverage().named(name("coverage", k), count, seed));
    figures.add(Figure.of(FigureName.realImages(against), real.count(), real.count(), seed));
    return figures;
  }

  /**
   * Frechet and kernel distance of real training images, as many as there are synthesized ones if
   * there are so many: what a generator that is as good as the training images would get.
   */
  List<Figure> floor(Features real, Features training, int synthesized) {
    Features same = Sample.of(training, synthesized, new SplittableRandom(seed));
    return List.of(
        FrechetDistance.between(real, same)
            .named(FigureName.floor("fd", against), same.count(), seed),
        KernelFigure.of(FigureName.floor("kd", against), real, same, seed));
  }

  private String name(String what, int k) {
    return FigureName.neighborhood(what, k, against);
  }
}
