package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.metrics.ResamplingUnit.Image;
import io.synthorax.learning.metrics.ResamplingUnit.Subset;
import io.synthorax.learning.metrics.ResamplingUnit.WholeClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class CentroidDistancesTest {

  @Test
  void classGivesTheOneDistanceOfTheCentroids() {
    // Given
    Features from = Features.of(new float[][] {{0, 0}, {2, 0}});
    Features to = Features.of(new float[][] {{4, 3}, {4, 5}, {4, 4}});

    // When
    CentroidDistances distances = CentroidDistances.between(from, to, new WholeClass(), 1);

    // Then
    assertThat(distances.distances()).containsExactly(5);
    assertThat(distances.size()).isEqualTo(2);
  }

  @Test
  void imageGivesOneDistancePerImage() {
    // Given
    Features from = Features.of(new float[][] {{4, 1}, {0, 4}, {7, 8}});
    Features to = Features.of(new float[][] {{4, 3}, {4, 5}});

    // When
    CentroidDistances distances = CentroidDistances.between(from, to, new Image(), 1);

    // Then
    assertThat(distances.distances()).containsExactly(3, 4, 5);
  }

  /** E|m1 - m2|^2 = |mu1 - mu2|^2 + tr(S1) / n + tr(S2) / n. */
  @Test
  void subsetsHaveTheExpectedSquaredDistance() {
    // Given
    int dimensions = 10;
    Features from = Clouds.normal(4000, dimensions, 0, 1, 1);
    Features to = Clouds.normal(4000, dimensions, 0.2, 2, 2);

    // When
    CentroidDistances distances = CentroidDistances.between(from, to, new Subset(25, 2000), 3);

    // Then
    double meanSquare = 0;
    for (double distance : distances.distances()) {
      meanSquare += distance * distance / 2000;
    }
    double expected = dimensions * (0.2 * 0.2 + 1.0 / 25 + 4.0 / 25);
    assertThat(meanSquare).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void subsetsAreNoLargerThanTheSmallerClass() {
    // Given
    Features from = Clouds.normal(500, 3, 0, 1, 1);
    Features rare = Clouds.normal(12, 3, 0, 1, 2);

    // When
    CentroidDistances distances = CentroidDistances.between(from, rare, Subset.standard(), 3);

    // Then
    assertThat(distances.size()).isEqualTo(12);
    assertThat(distances.distances()).hasSize(100);
  }

  @Test
  void rowUsesOneSubsetSizeForAllClasses() {
    // Given
    Features from = Clouds.normal(500, 3, 0, 1, 1);
    Features common = Clouds.normal(300, 3, 0, 1, 2);
    Features rare = Clouds.normal(12, 3, 0, 1, 3);

    // When
    List<CentroidDistances> row =
        CentroidDistances.toEach(from, List.of(common, rare), Subset.standard(), 3);

    // Then
    assertThat(row).extracting(CentroidDistances::size).containsExactly(12, 12);
  }

  @Test
  void seedDecidesTheDraws() {
    // Given
    Features from = Clouds.normal(100, 3, 0, 1, 1);
    Features to = Clouds.normal(100, 3, 1, 1, 2);
    Subset unit = new Subset(10, 5);

    // When
    double[] distances = CentroidDistances.between(from, to, unit, 7).distances();

    // Then
    assertThat(distances)
        .isEqualTo(CentroidDistances.between(from, to, unit, 7).distances())
        .isNotEqualTo(CentroidDistances.between(from, to, unit, 8).distances());
  }

  @Test
  void floorComparesDisjointHalves() {
    // Given: two images, so each half is one of them
    Features real = Features.of(new float[][] {{0, 0}, {3, 4}});

    // When
    CentroidDistances floor = CentroidDistances.floor(real, Subset.standard(), 1);

    // Then
    assertThat(floor.size()).isEqualTo(1);
    assertThat(floor.distances()).containsOnly(5);
    assertThat(CentroidDistances.floor(real, new WholeClass(), 1).distances()).containsExactly(5);
    assertThat(CentroidDistances.floor(real, new Image(), 1).distances()).containsExactly(5);
  }

  @Test
  void realMatrixHasTheFloorOnItsDiagonal() {
    // Given
    List<Features> real = List.of(Clouds.normal(200, 4, 0, 1, 1), Clouds.normal(150, 4, 3, 1, 2));

    // When
    List<List<CentroidDistances>> matrix =
        CentroidDistances.realToReal(real, new Subset(50, 40), 9);

    // Then
    assertThat(matrix.get(0).get(0).box().median()).isLessThan(1);
    assertThat(matrix.get(1).get(1).box().median()).isLessThan(1);
    assertThat(matrix.get(0).get(1).box().median()).isBetween(5.0, 7.0);
    assertThat(matrix.get(1).get(0).box().median()).isBetween(5.0, 7.0);
  }

  @Test
  void refusesClassesWithoutImages() {
    // Given
    Features none = new Features(0, 2, new float[0]);
    Features one = Features.of(new float[][] {{1, 2}});

    // When, Then
    assertThatThrownBy(() -> CentroidDistances.between(one, none, Subset.standard(), 1))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> CentroidDistances.floor(one, Subset.standard(), 1))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("centroid distances need at least 2 images of each class, one has 1");
  }
}
