package io.synthorax.learning.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShuffledPassesTest {

  @Test
  void everyPassShowsEveryImageOnce() {
    // Given
    ShuffledPasses order = new ShuffledPasses(100, 5);

    // When
    int[] first = order.images(0, 100);
    int[] second = order.images(100, 100);

    // Then
    assertThat(first).doesNotHaveDuplicates().hasSize(100);
    assertThat(second).doesNotHaveDuplicates().isNotEqualTo(first);
  }

  @Test
  void aPlaceDoesNotDependOnWhatWasAskedBefore() {
    // Given
    ShuffledPasses straight = new ShuffledPasses(12, 5);
    straight.images(0, 64);

    // When
    int[] resumed = new ShuffledPasses(12, 5).images(64, 64);

    // Then
    assertThat(resumed).isEqualTo(straight.images(64, 64)).contains(0, 11);
  }
}
