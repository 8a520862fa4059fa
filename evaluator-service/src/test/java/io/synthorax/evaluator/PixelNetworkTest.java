package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.learning.metrics.Features;
import org.junit.jupiter.api.Test;

class PixelNetworkTest {
  @Test
  void smallImagesAreThemselves() {
    // Given two images
    PixelNetwork network = new PixelNetwork(32);
    byte[] pixels = Drawings.noise(2, 1);
    // When
    Features features = network.features(pixels);
    // Then
    assertThat(network.name()).isEqualTo("pixels32");
    assertThat(features.count()).isEqualTo(2);
    for (int at = 0; at < pixels.length; at++) {
      assertThat(features.values()[at]).isCloseTo((pixels[at] & 0xFF) / 255f, within(1e-6f));
    }
  }

  @Test
  void largeImagesAreAveragedOverAreas() {
    // Given the second image is white but for one 2 x 2 area of half gray and black
    PixelNetwork network = new PixelNetwork(128);
    byte[] pixels = new byte[2 * 128 * 128];
    java.util.Arrays.fill(pixels, 128 * 128, pixels.length, (byte) 255);
    pixels[128 * 128 + 2 * 128 + 4] = 0;
    pixels[128 * 128 + 3 * 128 + 5] = 51;
    // When
    Features features = network.features(pixels);
    // Then
    assertThat(network.name()).isEqualTo("pixels64");
    assertThat(features.row(0)).containsOnly(0);
    assertThat(features.at(1, 64 + 2)).isCloseTo((255 + 255 + 51) / 255f / 4, within(1e-6f));
    assertThat(features.at(1, 0)).isCloseTo(1, within(1e-6f));
  }
}
