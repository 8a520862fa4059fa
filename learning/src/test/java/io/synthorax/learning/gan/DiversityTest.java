package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.learning.images.ImageSource;
import org.junit.jupiter.api.Test;

class DiversityTest {

  @Test
  void itIsTheMeanDeviationOfThePixels() {
    // Given two images of three pixels, one of which never changes
    byte[] pixels = {0, 50, (byte) 200, 10, 50, (byte) 220};

    // When
    double diversity = Diversity.of(pixels, 3);

    // Then
    assertThat(diversity).isCloseTo((5 + 0 + 10) / 3.0, within(1e-9));
  }

  @Test
  void imagesOfASourceAreTakenFromAllOverIt() {
    // Given a source whose first half is black and whose second half is white
    byte[] pixels = new byte[8 * 4];
    java.util.Arrays.fill(pixels, 4 * 4, 8 * 4, (byte) 255);
    ImageSource images = ImageSource.of(pixels, 2);

    // When, Then
    assertThat(Diversity.of(images, 4)).isCloseTo(127.5, within(1e-9));
    assertThat(Diversity.of(images, 100)).isCloseTo(127.5, within(1e-9));
    assertThat(Diversity.of(images, 1)).isZero();
  }

  @Test
  void itIsAShareOfTheRealOneUnlessTheRealImagesAreAllTheSame() {
    assertThat(Diversity.share(20, 40)).hasValue(0.5);
    assertThat(Diversity.share(0, 0)).isEmpty();
    assertThat(Diversity.share(1, 1.5)).isEmpty();
    assertThatThrownBy(() -> Diversity.of(new byte[16], 16))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
