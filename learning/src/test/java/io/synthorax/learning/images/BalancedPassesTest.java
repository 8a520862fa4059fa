package io.synthorax.learning.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedPassesTest {
  private static final List<Integer> COUNTS = List.of(7, 2, 30);

  @Test
  void everySetComesOnceInEveryRoundWhereverABatchBegins() {
    // Given
    BalancedPasses passes = new BalancedPasses(COUNTS, 5);

    // When
    int[] sets = passes.sets(0, 300);

    // Then
    for (int round = 0; round < 100; round++) {
      assertThat(Arrays.copyOfRange(sets, 3 * round, 3 * round + 3))
          .containsExactlyInAnyOrder(0, 1, 2);
    }
    assertThat(passes.sets(100, 8)).isEqualTo(Arrays.copyOfRange(sets, 100, 108));
    assertThat(Arrays.copyOf(sets, 30)).isNotEqualTo(Arrays.copyOfRange(sets, 30, 60));
  }

  @Test
  void aSetIsShownPassAfterPassNumberedBehindTheSetsBeforeIt() {
    // Given
    BalancedPasses passes = new BalancedPasses(COUNTS, 5);
    int rounds = 60;

    // When
    int[] sets = passes.sets(0, 3 * rounds);
    int[] images = passes.images(0, 3 * rounds);

    // Then each of the 30 images of the last set twice, each of the 2 of the second 30 times
    int[] last = ofSet(2, sets, images);
    assertThat(Arrays.copyOf(last, 30)).containsExactlyInAnyOrder(IntStream.range(9, 39).toArray());
    assertThat(Arrays.copyOfRange(last, 30, 60))
        .containsExactlyInAnyOrder(IntStream.range(9, 39).toArray());
    assertThat(ofSet(1, sets, images)).containsOnly(7, 8);
    assertThat(Arrays.stream(ofSet(1, sets, images)).filter(image -> image == 7)).hasSize(30);
    assertThat(new BalancedPasses(COUNTS, 5).images(77, 9))
        .isEqualTo(Arrays.copyOfRange(images, 77, 86));
  }

  @Test
  void oneSetIsShownAsItWasBefore() {
    assertThat(new BalancedPasses(List.of(11), 3).images(20, 40))
        .isEqualTo(new ShuffledPasses(11, 3).images(20, 40));
  }

  @Test
  void joinedSetsAreNumberedThrough() {
    // Given
    byte[] one = {1, 1, 1, 1, 2, 2, 2, 2};
    byte[] other = {3, 3, 3, 3};
    JoinedImages joined =
        new JoinedImages(List.of(ImageSource.of(one, 2), ImageSource.of(other, 2)));
    byte[] target = new byte[4];

    // When
    joined.copy(2, target, 0);

    // Then
    assertThat(joined.count()).isEqualTo(3);
    assertThat(target).containsOnly(3);
    assertThatThrownBy(
            () -> new JoinedImages(List.of(ImageSource.of(one, 2), ImageSource.of(new byte[9], 3))))
        .isInstanceOf(ContractViolation.class);
  }

  private static int[] ofSet(int set, int[] sets, int... images) {
    return IntStream.range(0, sets.length)
        .filter(i -> sets[i] == set)
        .map(i -> images[i])
        .toArray();
  }
}
