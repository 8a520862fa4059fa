package io.synthorax.learning.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.Extent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SupervisedPartsTest {

  @Test
  void aBalancedSamplerShowsRareClassesAsOftenAsFrequentOnes() {
    // Given
    int[] labels = new int[50];
    labels[7] = 1;
    labels[9] = 1;
    labels[11] = 3;
    BatchSampler sampler = BatchSampler.balanced(labels, 4, 30, 1);

    // When
    int[] images = sampler.images(5);

    // Then: class 2 has no images, the other three share the batch
    for (int c : new int[] {0, 1, 3}) {
      assertThat(Arrays.stream(images).filter(i -> labels[i] == c).count()).isEqualTo(10);
    }
    assertThat(images).isEqualTo(sampler.images(5)).isNotEqualTo(sampler.images(6));
  }

  @Test
  void theMeanOfTheMapsIsOneValueForEachPlace() {
    // Given two images of two maps of 8 x 8
    Extent maps = new Extent(2, 8, 8);
    float[] latents = new float[2 * maps.size()];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = i;
    }

    // When
    float[] means = LatentFeatures.MAP_MEAN.of(latents, maps);

    // Then
    assertThat(means).hasSize(128);
    assertThat(means[0]).isEqualTo(32f);
    assertThat(means[64 + 5]).isEqualTo((128 + 5 + 192 + 5) / 2f);
    assertThat(LatentFeatures.FLATTEN.of(latents, maps)).isEqualTo(latents);
  }

  @Test
  void theMeanOfTheMapsIsRefusedWhereLittleIsLeft() {
    assertThatThrownBy(() -> LatentFeatures.MAP_MEAN.length(new Extent(8, 4, 4)))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("FLATTEN");
  }

  @Test
  void probabilitiesSumToOneEvenForLargeLogits() {
    // When
    double[][] probabilities = Softmax.of(new float[] {1000, 1000, -1000, 0, 0, 0}, 3);

    // Then
    assertThat(probabilities[0]).containsExactly(0.5, 0.5, 0);
    assertThat(Arrays.stream(probabilities[1]).sum()).isCloseTo(1, within(1e-12));
  }
}
