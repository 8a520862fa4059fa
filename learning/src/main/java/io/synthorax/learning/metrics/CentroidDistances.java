package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.metrics.ResamplingUnit.Image;
import io.synthorax.learning.metrics.ResamplingUnit.Subset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Euclidean distances between the centroids of two classes, one for each thing that the unit draws:
 * the points of one box of the paper's Fig. 10.
 *
 * @param size images per centroid on the first side; for subsets, on both
 */
public record CentroidDistances(ResamplingUnit unit, int size, double[] distances) {

  /** The box of these distances. */
  public BoxPlot box() {
    return BoxPlot.of(distances);
  }

  /** From one class to another; at least one image on each side. */
  public static CentroidDistances between(
      Features from, Features to, ResamplingUnit unit, long seed) {
    from.requireSameDimensions(to);
    requireImages(1, from, to);
    if (unit instanceof Subset subset) {
      int size = Math.min(subset.size(), Math.min(from.count(), to.count()));
      return subsets(from, to, size, subset, seed);
    }
    if (unit instanceof Image) {
      return images(from, Centroids.of(to), unit);
    }
    return wholeClass(Centroids.of(from), Centroids.of(to), from.count(), unit);
  }

  /**
   * The real-against-real floor: the same between disjoint halves of one class, for subsets drawn
   * anew each time; at least two images.
   */
  public static CentroidDistances floor(Features real, ResamplingUnit unit, long seed) {
    requireImages(2, real);
    if (unit instanceof Subset subset) {
      return disjointSubsets(real, Math.min(subset.size(), real.count() / 2), subset, seed);
    }
    DisjointHalves halves = DisjointHalves.of(real, seed);
    return between(halves.second(), halves.first(), unit, seed);
  }

  /**
   * From one class to every real class. Subsets have one size for all, that of the smallest class:
   * otherwise a rare class would seem farther away only because its centroids vary more.
   */
  public static List<CentroidDistances> toEach(
      Features from, List<Features> real, ResamplingUnit unit, long seed) {
    ResamplingUnit common = common(unit, from, real);
    List<CentroidDistances> row = new ArrayList<>();
    for (int to = 0; to < real.size(); to++) {
      row.add(between(from, real.get(to), common, Draws.seed(seed, to)));
    }
    return row;
  }

  /**
   * From every real class, one row each, to every real class, with the floor where both are the
   * same; subsets have one size for all, but not more than half of its class in the floor.
   */
  public static List<List<CentroidDistances>> realToReal(
      List<Features> real, ResamplingUnit unit, long seed) {
    List<List<CentroidDistances>> matrix = new ArrayList<>();
    for (int from = 0; from < real.size(); from++) {
      ResamplingUnit common = common(unit, real.get(from), real);
      List<CentroidDistances> row = new ArrayList<>();
      for (int to = 0; to < real.size(); to++) {
        long pair = Draws.seed(seed, (long) from * real.size() + to);
        row.add(
            from == to
                ? floor(real.get(from), common, pair)
                : between(real.get(from), real.get(to), common, pair));
      }
      matrix.add(row);
    }
    return matrix;
  }

  private static ResamplingUnit common(ResamplingUnit unit, Features from, List<Features> real) {
    if (!(unit instanceof Subset subset)) {
      return unit;
    }
    requireImages(1, from);
    requireImages(1, real.toArray(Features[]::new));
    int smallest = real.stream().mapToInt(Features::count).min().orElse(subset.size());
    return new Subset(Math.min(subset.size(), Math.min(from.count(), smallest)), subset.draws());
  }

  private static CentroidDistances subsets(
      Features from, Features to, int size, Subset unit, long seed) {
    double[] distances = new double[unit.draws()];
    for (int draw = 0; draw < distances.length; draw++) {
      SplittableRandom random = Draws.stream(seed, draw);
      int[] some = Draws.withoutReplacement(from.count(), size, random);
      int[] others = Draws.withoutReplacement(to.count(), size, random);
      distances[draw] = Centroids.distance(Centroids.of(from, some), Centroids.of(to, others));
    }
    return new CentroidDistances(unit, size, distances);
  }

  private static CentroidDistances disjointSubsets(
      Features real, int size, Subset unit, long seed) {
    double[] distances = new double[unit.draws()];
    for (int draw = 0; draw < distances.length; draw++) {
      int[] both = Draws.withoutReplacement(real.count(), 2 * size, Draws.stream(seed, draw));
      distances[draw] =
          Centroids.distance(
              Centroids.of(real, Arrays.copyOf(both, size)),
              Centroids.of(real, Arrays.copyOfRange(both, size, 2 * size)));
    }
    return new CentroidDistances(unit, size, distances);
  }

  private static CentroidDistances images(Features from, double[] centroid, ResamplingUnit unit) {
    double[] distances = new double[from.count()];
    for (int image = 0; image < distances.length; image++) {
      distances[image] = Centroids.distance(from.block(image, 1)[0], centroid);
    }
    return new CentroidDistances(unit, 1, distances);
  }

  private static CentroidDistances wholeClass(
      double[] from, double[] to, int size, ResamplingUnit unit) {
    return new CentroidDistances(unit, size, new double[] {Centroids.distance(from, to)});
  }

  private static void requireImages(int least, Features... sets) {
    for (Features set : sets) {
      if (set.count() < least) {
        throw new ContractViolation(
            "centroid distances need at least %d images of each class, one has %d"
                .formatted(least, set.count()));
      }
    }
  }
}
