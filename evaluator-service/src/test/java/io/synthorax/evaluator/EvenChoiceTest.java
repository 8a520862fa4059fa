package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvenChoiceTest {

  @Test
  void takesExactlyAsManyAndSpreadsThem() {
    for (int total = 1; total < 60; total++) {
      for (int most = 1; most < 70; most += 7) {
        // Given
        EvenChoice choice = EvenChoice.of(total, most);
        // When
        int[] taken = IntStream.range(0, total).filter(choice::takes).toArray();
        // Then
        assertThat(taken).hasSize(Math.min(total, most));
        int firstHalf = (int) IntStream.of(taken).filter(i -> 2 * i < choice.total()).count();
        assertThat(Math.abs(2 * firstHalf - taken.length)).isLessThanOrEqualTo(2);
      }
    }
  }
}
