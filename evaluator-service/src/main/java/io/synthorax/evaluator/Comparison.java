package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.FrechetDistance;
import io.synthorax.learning.metrics.ImageSet;
import io.synthorax.learning.metrics.KernelDistance;
import io.synthorax.learning.metrics.Measurement;
import io.synthorax.learning.metrics.NeighborhoodScores;
import io.synthorax.learning.metrics.SubsampledDeviation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Synthesized images against real images of one part, in one feature space, with the
 * real-against-real value beside. A figure's count is that of the synthesized images, or of the
 * training images in a floor; that of the real ones is a figure of its own. Intervals are over
 * patients on the real side, over images on the synthesized one.
 *
 * @param nearestNeighbors k where there are images enough; else one less than the smaller side has
 * @param intervals of the kernel distance alone, which selects, or of all figures
 */
record Comparison(
    FigureName name, Part against, int nearestNeighbors, long seed, Intervals intervals) {
  private static final int SUBSETS = 100;
  private static final int LARGEST_SUBSET = 100;

  /** For which figures it is computed how far they vary by chance. */
  enum Intervals {
    KERNEL,
    ALL
  }

  /** A figure, its name without what it is against, and what it can be at least and at most. */
  private record Computed(String name, Measurement measured, double lowest, double highest) {}

  /** All figures; what cannot be computed says why. */
  List<Figure> of(ImageSet real, ImageSet synthesized) {
    return figures(real, synthesized, figure -> FigureName.against(figure, against));
  }

  /**
   * The same of real training images, as many as there are synthesized ones if there are so many:
   * what a generator that is as good as the training images would get.
   */
  List<Figure> floor(ImageSet real, ImageSet training, int synthesized) {
    ImageSet same = training.sample(synthesized, seed);
    return figures(real, same, figure -> FigureName.floor(figure, against));
  }

  private List<Figure> figures(ImageSet real, ImageSet other, UnaryOperator<String> naming) {
    int k = Math.max(1, Math.min(nearestNeighbors, Math.min(real.count(), other.count()) - 1));
    List<Computed> whole = computed(real.features(), other.features(), k);
    Optional<SubsampledDeviation> deviation =
        SubsampledDeviation.of(real, other, (some, others) -> values(some, others, k), seed);
    List<Figure> figures = new ArrayList<>();
    for (int at = 0; at < whole.size(); at++) {
      Computed one = whole.get(at);
      int figure = at;
      Measurement measured =
          deviation
              .map(d -> d.around(one.measured(), figure, one.lowest(), one.highest()))
              .orElse(one.measured());
      figures.add(measured.named(naming.apply(one.name()), other.count(), seed));
    }
    int size = Math.min(LARGEST_SUBSET, Math.min(real.count(), other.count()) / 2);
    KernelDistance.Spread spread =
        KernelDistance.overSubsets(real.features(), other.features(), size, SUBSETS, seed);
    figures.add(
        2,
        spread
            .deviation()
            .named(naming.apply(name.kernelDeviation(spread.size())), other.count(), seed));
    return figures;
  }

  private List<Computed> computed(Features real, Features other, int k) {
    NeighborhoodScores near = NeighborhoodScores.of(real, other, k);
    return List.of(
        new Computed(
            name.frechet(), FrechetDistance.between(real, other), 0, Double.POSITIVE_INFINITY),
        new Computed(
            name.kernel(),
            KernelDistance.between(real, other),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY),
        new Computed(name.neighborhood("precision", k), near.precision(), 0, 1),
        new Computed(name.neighborhood("recall", k), near.recall(), 0, 1),
        new Computed(name.neighborhood("density", k), near.density(), 0, Double.POSITIVE_INFINITY),
        new Computed(name.neighborhood("coverage", k), near.coverage(), 0, 1));
  }

  /** In the order of {@link #computed}; NaN for what is not computed. */
  private double[] values(Features real, Features other, int k) {
    if (intervals == Intervals.KERNEL) {
      double kernel = orNaN(KernelDistance.between(real, other));
      return new double[] {Double.NaN, kernel, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    }
    return computed(real, other, k).stream().mapToDouble(one -> orNaN(one.measured())).toArray();
  }

  private static double orNaN(Measurement measured) {
    return measured.available() ? measured.value() : Double.NaN;
  }
}
