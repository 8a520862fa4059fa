package io.synthorax.learning.metrics;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far images are from the training image that is nearest to each, by Euclidean distance in some
 * feature space.
 *
 * @param nearest index of that training image, [images]
 * @param distances to it, [images]
 */
public record NearestDistances(int[] nearest, double[] distances) {
  private static final int RESAMPLES = 1_000;

  /** Of images that are not in the training set, which is not empty. */
  public static NearestDistances of(Features images, Features training) {
    NearestNeighbors found = NearestNeighbors.of(images, training, 1);
    return new NearestDistances(found.indices(), found.distances());
  }

  /**
   * Of training images to the nearest other one, as if each were held out; at least two training
   * images. The images themselves are the first neighbors, at distance 0.
   */
  public static NearestDistances leavingOut(Features members, Features training) {
    NearestNeighbors found = NearestNeighbors.of(members, training, 2);
    int[] second = IntStream.range(0, members.count()).map(image -> 2 * image + 1).toArray();
    return new NearestDistances(
        IntStream.of(second).map(at -> found.indices()[at]).toArray(),
        IntStream.of(second).mapToDouble(at -> found.distances()[at]).toArray());
  }

  public int count() {
    return distances.length;
  }

  /**
   * The distances of images that differ. What has the same nearest training image at the same
   * distance is one image again and again, as of a collapsed generator, and speaks once.
   */
  public double[] ofDifferentImages() {
    record Place(int nearest, double distance) {}
    return IntStream.range(0, count())
        .mapToObj(image -> new Place(nearest[image], distances[image]))
        .distinct()
        .mapToDouble(Place::distance)
        .toArray();
  }

  /** The distances of both. */
  public double[] distancesWith(NearestDistances other) {
    return IntStream.range(0, count() + other.count())
        .mapToDouble(at -> at < count() ? distances[at] : other.distances[at - count()])
        .toArray();
  }

  /** The median of distances with its interval over images; unavailable without an image. */
  public static Measurement median(double[] distances, long seed) {
    if (distances.length == 0) {
      return Measurement.unavailable("there are no images whose distances could be measured");
    }
    double[] medians =
        IntStream.range(0, RESAMPLES)
            .parallel()
            .mapToDouble(resample -> resampledMedian(distances, seed, resample))
            .toArray();
    return new Measurement.Value(
        Quantiles.of(distances).at(0.5), Optional.of(Interval.ofResamples(medians, 0)));
  }

  private static double resampledMedian(double[] distances, long seed, int resample) {
    var random = Draws.stream(seed, resample);
    double[] drawn = new double[distances.length];
    for (int at = 0; at < drawn.length; at++) {
      drawn[at] = distances[random.nextInt(drawn.length)];
    }
    return Quantiles.of(drawn).at(0.5);
  }
}
