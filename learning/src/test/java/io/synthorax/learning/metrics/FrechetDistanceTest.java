package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

  @Test
  void agreesWithMatrixSquareRoots() {
    // Given: more images than dimensions on one side, fewer on the other
    Features real = Clouds.correlated(90, 20, 1);
    Features synthesized = Clouds.correlated(15, 20, 2);

    // When
    Measurement distance = FrechetDistance.between(real, synthesized);

    // Then
    assertThat(distance.value()).isCloseTo(Naive.frechet(real, synthesized), within(1e-6));
  }

  @Test
  void agreesWithMatrixSquareRootsOfFullRank() {
    // Given
    Features real = Clouds.correlated(300, 24, 3);
    Features synthesized = Clouds.normal(280, 24, 0.1, 0.7, 4);

    // When
    Measurement distance = FrechetDistance.between(real, synthesized);

    // Then
    assertThat(distance.value()).isCloseTo(Naive.frechet(real, synthesized), within(1e-9));
  }

  @Test
  void isZeroForEqualSets() {
    // Given
    Features few = Clouds.correlated(12, 40, 1);
    Features many = Clouds.correlated(120, 40, 1);

    // When
    double ofFew = FrechetDistance.between(few, few).value();
    double ofMany = FrechetDistance.between(many, many).value();

    // Then
    assertThat(ofFew).isCloseTo(0, within(1e-9));
    assertThat(ofMany).isCloseTo(0, within(1e-9));
  }

  @Test
  void isTheSquaredDistanceOfTheMeansForShiftedSets() {
    // Given
    Features cloud = Clouds.normal(50, 6, 0, 1, 1);
    float[] shifted = cloud.values().clone();
    for (int at = 0; at < shifted.length; at++) {
      shifted[at] += at % 6 == 0 ? 3 : 0;
    }

    // When
    Measurement distance = FrechetDistance.between(cloud, new Features(50, 6, shifted));

    // Then
    assertThat(distance.value()).isCloseTo(9, within(1e-5));
  }

  @Test
  void dimensionsThatNeverVaryChangeNothing() {
    // Given: with the padding there are more dimensions than images, without it fewer
    Features real = Clouds.correlated(60, 10, 1);
    Features synthesized = Clouds.correlated(40, 10, 2);

    // When
    double padded = FrechetDistance.between(padded(real, 100), padded(synthesized, 100)).value();

    // Then
    assertThat(padded).isCloseTo(FrechetDistance.between(real, synthesized).value(), within(1e-9));
  }

  @Test
  void measuresSetsThatDoNotVary() {
    // Given
    Features one = Features.of(new float[][] {{1, 1}, {1, 1}, {1, 1}});
    Features other = Features.of(new float[][] {{4, 5}, {4, 5}, {4, 5}});

    // When
    Measurement distance = FrechetDistance.between(one, other);

    // Then
    assertThat(distance.value()).isEqualTo(25);
  }

  @Test
  void saysWhyOneImageIsNotEnough() {
    // Given
    Features one = Clouds.normal(1, 4, 0, 1, 1);
    Features many = Clouds.normal(9, 4, 0, 1, 2);

    // When
    Measurement distance = FrechetDistance.between(many, one);

    // Then
    assertThat(distance)
        .isEqualTo(
            Measurement.unavailable(
                "a Frechet distance needs at least 2 images on both sides, there are 1"));
    assertThatThrownBy(distance::value).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void factorOfTheCovarianceIsItsRoot() {
    // Given: more images than dimensions, and one dimension that repeats another
    Features cloud = Clouds.correlated(200, 7, 5);
    Features repeated = repeatFirst(cloud);

    // When
    GaussianFit fit = GaussianFit.of(repeated);

    // Then
    DMatrixRMaj factor = new DMatrixRMaj(fit.factor().rows());
    DMatrixRMaj difference = Naive.covariance(repeated);
    CommonOps_DDRM.multAddTransA(-1, factor, factor, difference);
    assertThat(fit.factor().count()).isEqualTo(7);
    assertThat(CommonOps_DDRM.elementMaxAbs(difference)).isLessThan(1e-12);
  }

  private static Features padded(Features features, int dimensions) {
    float[] values = new float[features.count() * dimensions];
    for (int image = 0; image < features.count(); image++) {
      System.arraycopy(features.row(image), 0, values, image * dimensions, features.dimensions());
    }
    return new Features(features.count(), dimensions, values);
  }

  private static Features repeatFirst(Features features) {
    Features wider = padded(features, features.dimensions() + 1);
    for (int image = 0; image < wider.count(); image++) {
      wider.values()[image * wider.dimensions() + features.dimensions()] = features.at(image, 0);
    }
    return wider;
  }
}
