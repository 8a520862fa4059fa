package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatentsTest {

  @Test
  void theLatentOfAnImageDoesNotDependOnTheBatch() {
    // Given
    float[] alone = Latents.of(5, 17, 128);

    // When
    float[] batch = Latents.batch(5, 10, 16, 128);

    // Then
    assertThat(Arrays.copyOfRange(batch, 7 * 128, 8 * 128)).isEqualTo(alone);
    assertThat(Latents.of(6, 17, 128)).isNotEqualTo(alone);
    assertThat(Latents.of(5, 18, 128)).isNotEqualTo(alone);
  }
}
