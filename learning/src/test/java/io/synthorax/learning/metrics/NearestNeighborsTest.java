package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighborsTest {

  @Test
  void findsWhatSortingAllDistancesFinds() {
    // Given
    Features queries = Clouds.normal(150, 9, 0, 1, 1);
    Features references = Clouds.normal(300, 9, 0.5, 1, 2);

    // When
    NearestNeighbors nearest = NearestNeighbors.of(queries, references, 4);

    // Then
    for (int query = 0; query < 150; query++) {
      List<Integer> sorted = sorted(queries, query, references, -1);
      for (int at = 0; at < 4; at++) {
        assertThat(nearest.indices()[query * 4 + at]).isEqualTo(sorted.get(at));
        assertThat(nearest.distances()[query * 4 + at])
            .isCloseTo(distance(queries, query, references, sorted.get(at)), within(1e-12));
      }
    }
  }

  @Test
  void leavesOutTheVectorItselfButNotItsDuplicate() {
    // Given
    Features cloud = Features.of(new float[][] {{0}, {5}, {0}, {7}});

    // When
    NearestNeighbors nearest = NearestNeighbors.withinSet(cloud, 2);

    // Then
    assertThat(nearest.indices()).containsExactly(2, 1, 3, 0, 0, 1, 1, 0);
    assertThat(nearest.distances()).containsExactly(0, 5, 2, 5, 0, 5, 2, 7);
    assertThat(nearest.farthest()).containsExactly(5, 5, 5, 7);
  }

  @Test
  void withinSetAgreesWithSorting() {
    // Given
    Features cloud = Clouds.normal(300, 5, 0, 1, 4);

    // When
    NearestNeighbors nearest = NearestNeighbors.withinSet(cloud, 3);

    // Then
    for (int query = 0; query < 300; query++) {
      assertThat(nearest.indices()[query * 3 + 2])
          .isEqualTo(sorted(cloud, query, cloud, query).get(2));
    }
  }

  @Test
  void refusesMoreNeighborsThanThereAre() {
    // Given
    Features cloud = Clouds.normal(3, 2, 0, 1, 1);

    // When, Then
    assertThatThrownBy(() -> NearestNeighbors.withinSet(cloud, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 nearest neighbors among 2 vectors");
  }

  private static List<Integer> sorted(Features a, int query, Features b, int except) {
    return IntStream.range(0, b.count())
        .filter(i -> i != except)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distance(a, query, b, i)))
        .toList();
  }

  private static double distance(Features a, int i, Features b, int j) {
    return Math.sqrt(Clouds.squaredDistance(a, i, b, j));
  }
}
