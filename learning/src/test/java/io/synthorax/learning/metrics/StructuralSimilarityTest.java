package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralSimilarityTest {
  private static final double[] EXPONENTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

  @ParameterizedTest
  @CsvSource({"11, 1", "16, 1", "22, 2", "32, 2", "64, 3", "128, 4", "176, 5", "256, 5"})
  void thereAreAsManyScalesAsHoldAWindow(int side, int scales) {
    assertThat(StructuralSimilarity.of(side).scales()).isEqualTo(scales);
  }

  @ParameterizedTest
  @CsvSource({"13, 0.05", "32, 0.1", "44, 0.4"})
  void isWhatTheFormulaSaysWindowByWindow(int side, double noise) {
    // Given
    double[] first = blob(side, 0.4, 0.02, 1);
    double[] second = blob(side, 0.6, noise, 2);
    StructuralSimilarity protocol = StructuralSimilarity.of(side);
    // When
    double similarity = protocol.between(first, second);
    // Then
    assertThat(similarity)
        .isCloseTo(naive(first, second, side, protocol.scales()), within(1e-10))
        .isBetween(0.01, 0.99);
  }

  @Test
  void equalImagesHaveOneAndTheOrderDoesNotMatter() {
    double[] image = blob(32, 0.5, 0.1, 1);
    double[] other = blob(32, 0.3, 0.1, 2);
    StructuralSimilarity protocol = StructuralSimilarity.of(32);

    assertThat(protocol.between(image, image)).isCloseTo(1, within(1e-12));
    assertThat(protocol.between(image, other)).isEqualTo(protocol.between(other, image));
  }

  @Test
  void aNegativeIsAsUnlikeAsCanBe() {
    double[] image = blob(32, 0.5, 0.1, 1);
    double[] negative = new double[image.length];
    for (int at = 0; at < image.length; at++) {
      negative[at] = 1 - image[at];
    }

    assertThat(StructuralSimilarity.of(32).between(image, negative)).isZero();
  }

  @Test
  void anImageThatHoldsNoWindowIsRefused() {
    assertThatThrownBy(() -> StructuralSimilarity.of(10)).hasMessageContaining("10");
  }

  private static double[] blob(int side, double at, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] image = new double[side * side];
    for (int i = 0; i < image.length; i++) {
      double dx = i % side / (double) side - at;
      double dy = i / side / (double) side - 0.5;
      double value = 0.2 + 0.6 * Math.exp(-8 * (dx * dx + dy * dy));
      image[i] = Math.max(0, Math.min(1, value + noise * random.nextDouble(-1, 1)));
    }
    return image;
  }

  private static double naive(double[] a, double[] b, int side, int scales) {
    double sum = 0;
    for (int scale = 0; scale < scales; scale++) {
      sum += EXPONENTS[scale];
    }
    double product = 1;
    int size = side;
    for (int scale = 0; scale < scales; scale++) {
      double mean = 0;
      int windows = 0;
      for (int y = 0; y + 11 <= size; y++) {
        for (int x = 0; x + 11 <= size; x++) {
          mean += window(a, b, size, x, y, scale == scales - 1);
          windows++;
        }
      }
      product *= Math.pow(Math.max(0, mean / windows), EXPONENTS[scale] / sum);
      a = smaller(a, size);
      b = smaller(b, size);
      size /= 2;
    }
    return product;
  }

  /** With means and central moments, weight by weight in two dimensions. */
  private static double window(
      double[] a, double[] b, int size, int left, int top, boolean luminance) {
    double total = 0;
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < 121; i++) {
      int at = (top + i / 11) * size + left + i % 11;
      total += weight(i);
      meanA += weight(i) * a[at];
      meanB += weight(i) * b[at];
    }
    meanA /= total;
    meanB /= total;
    double varianceA = 0;
    double varianceB = 0;
    double covariance = 0;
    for (int i = 0; i < 121; i++) {
      int at = (top + i / 11) * size + left + i % 11;
      varianceA += weight(i) / total * Math.pow(a[at] - meanA, 2);
      varianceB += weight(i) / total * Math.pow(b[at] - meanB, 2);
      covariance += weight(i) / total * (a[at] - meanA) * (b[at] - meanB);
    }
    double structure = (2 * covariance + 9e-4) / (varianceA + varianceB + 9e-4);
    double light = (2 * meanA * meanB + 1e-4) / (meanA * meanA + meanB * meanB + 1e-4);
    return luminance ? light * structure : structure;
  }

  private static double weight(int i) {
    double dx = i % 11 - 5;
    double dy = i / 11 - 5;
    return Math.exp(-(dx * dx + dy * dy) / (2 * 1.5 * 1.5));
  }

  private static double[] smaller(double[] image, int size) {
    int half = size / 2;
    double[] smaller = new double[half * half];
    for (int i = 0; i < 4 * half * half; i++) {
      int y = i / (2 * half);
      int x = i % (2 * half);
      smaller[y / 2 * half + x / 2] += image[y * size + x] / 4;
    }
    return smaller;
  }
}
