package io.synthorax.learning.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelScaleTest {

  @Test
  void everyGrayValueComesBack() {
    // Given
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }

    // When
    float[] values = PixelScale.toNetwork(all);

    // Then
    assertThat(values[0]).isEqualTo(-1f);
    assertThat(values[255]).isEqualTo(1f);
    assertThat(PixelScale.toPixels(values)).isEqualTo(all);
  }

  @Test
  void valuesOutsideAreCutOff() {
    // When
    byte[] pixels = PixelScale.toPixels(new float[] {-3, 3});

    // Then
    assertThat(pixels).containsExactly(0, 255);
  }
}
