package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import io.synthorax.learning.metrics.PairwiseSweep.RowBlock;
import io.synthorax.learning.metrics.PairwiseSweep.Tile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles against two loops over all pairs. */
class PairwiseSweepTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,2", "131,259,7", "129,40,130", "2,513,67", "256,256,64"})
  void visitsEveryPairOnce(int rows, int columns, int dimensions) {
    // Given
    Features a = Clouds.normal(rows, dimensions, 1, 2, 1);
    Features b = Clouds.normal(columns, dimensions, 0, 1, 2);

    // When
    double[][] products = all(a, b, Form.PRODUCT);
    double[][] distances = all(a, b, Form.SQUARED_DISTANCE);

    // Then
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        assertThat(products[i][j]).isCloseTo(Clouds.product(a, i, b, j), within(1e-9));
        assertThat(distances[i][j]).isCloseTo(Clouds.squaredDistance(a, i, b, j), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"131,67", "64,3"})
  void givesEqualBitsInBothDirections(int count, int dimensions) {
    // Given
    Features cloud = Clouds.normal(count, dimensions, 100, 1e-3, 3);

    // When
    double[][] distances = all(cloud, cloud, Form.SQUARED_DISTANCE);

    // Then
    for (int i = 0; i < count; i++) {
      assertThat(distances[i][i]).isZero();
      for (int j = 0; j < count; j++) {
        assertThat(distances[i][j]).isEqualTo(distances[j][i]);
      }
    }
  }

  /** The whole matrix, with 0 where no tile came and twice the value where two came. */
  private static double[][] all(Rows a, Rows b, Form form) {
    double[][] matrix = new double[a.count()][b.count()];
    PairwiseSweep.over(
        a,
        b,
        form,
        (first, rows) ->
            new RowBlock<Integer>() {
              @Override
              public void accept(Tile tile) {
                for (int i = 0; i < tile.rows(); i++) {
                  for (int j = 0; j < tile.columns(); j++) {
                    matrix[tile.firstRow() + i][tile.firstColumn() + j] += tile.values()[i][j];
                  }
                }
              }

              @Override
              public Integer result() {
                return rows;
              }
            });
    return matrix;
  }
}
