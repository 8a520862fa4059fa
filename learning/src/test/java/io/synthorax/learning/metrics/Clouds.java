package io.synthorax.learning.metrics;

import java.util.SplittableRandom;

/** Random feature clouds for the tests. */
final class Clouds {
  private Clouds() {}

  /** Independent normal values around {@code center}, every dimension with the same deviation. */
  static Features normal(int count, int dimensions, double center, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * dimensions];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (center + deviation * random.nextGaussian());
    }
    return new Features(count, dimensions, values);
  }

  /** Normal values that correlate along a few directions, as features do. */
  static Features correlated(int count, int dimensions, long seed) {
    Features mixing = normal(dimensions, dimensions, 0, 1, 77);
    Features plain = normal(count, dimensions, 0.3, 1, seed);
    float[] values = new float[count * dimensions];
    for (int image = 0; image < count; image++) {
      for (int to = 0; to < dimensions; to++) {
        double sum = 0;
        for (int from = 0; from < dimensions; from++) {
          sum += plain.at(image, from) * mixing.at(from, to) / (1 + from);
        }
        values[image * dimensions + to] = (float) sum;
      }
    }
    return new Features(count, dimensions, values);
  }

  static double squaredDistance(Features a, int i, Features b, int j) {
    double sum = 0;
    for (int k = 0; k < a.dimensions(); k++) {
      double difference = (double) a.at(i, k) - b.at(j, k);
      sum += difference * difference;
    }
    return sum;
  }

  static double product(Features a, int i, Features b, int j) {
    double sum = 0;
    for (int k = 0; k < a.dimensions(); k++) {
      sum += (double) a.at(i, k) * b.at(j, k);
    }
    return sum;
  }
}
