package io.synthorax.classifier.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotationAndScaleTest {
  private static final int SIZE = 33;
  private static final int MIDDLE = SIZE / 2;

  private static byte[] withSpot(int x, int y) {
    byte[] image = new byte[SIZE * SIZE];
    for (int row = y - 1; row <= y + 1; row++) {
      for (int column = x - 1; column <= x + 1; column++) {
        image[row * SIZE + column] = (byte) 255;
      }
    }
    return image;
  }

  /** The center of brightness, {x, y}. */
  private static double[] center(byte[] image) {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.length; i++) {
      int value = image[i] & 0xff;
      sum += value;
      x += value * (i % SIZE);
      y += value * (i / SIZE);
    }
    return new double[] {x / sum, y / sum};
  }

  private static byte[] apply(RotationAndScale transformation, byte[] image) {
    byte[] result = new byte[image.length];
    transformation.apply(image, SIZE, result, 0);
    return result;
  }

  @Test
  void noRotationAndScaleOneChangeNothing() {
    // Given
    byte[] image = new byte[SIZE * SIZE];
    new java.util.Random(1).nextBytes(image);
    // When
    byte[] result = apply(new RotationAndScale(0, 1), image);
    // Then
    assertThat(result).isEqualTo(image);
  }

  @Test
  void aPositiveAngleTurnsCounterClockwise() {
    // Given
    byte[] rightOfCenter = withSpot(MIDDLE + 12, MIDDLE);
    // When
    double[] center = center(apply(new RotationAndScale(10, 1), rightOfCenter));
    // Then
    assertThat(center[0]).isCloseTo(MIDDLE + 12 * Math.cos(Math.toRadians(10)), within(0.1));
    assertThat(center[1]).isCloseTo(MIDDLE - 12 * Math.sin(Math.toRadians(10)), within(0.1));
  }

  @Test
  void aScaleAboveOneEnlarges() {
    // Given
    byte[] rightOfCenter = withSpot(MIDDLE + 10, MIDDLE);
    // When
    double[] center = center(apply(new RotationAndScale(0, 1.1), rightOfCenter));
    // Then
    assertThat(center[0]).isCloseTo(MIDDLE + 11, within(0.1));
  }

  @Test
  void theEdgeIsRepeatedNotBlack() {
    // Given
    byte[] white = new byte[SIZE * SIZE];
    java.util.Arrays.fill(white, (byte) 255);
    // When
    byte[] result = apply(new RotationAndScale(7, 0.9), white);
    // Then
    assertThat(result).containsOnly((byte) 255);
  }

  @Test
  void whateverIsDrawnTheLeftStaysLeft() {
    // Given
    byte[] heartOnTheRightOfTheImage = withSpot(MIDDLE + 8, MIDDLE + 4);
    var random = new SplittableRandom(5);
    for (int draw = 0; draw < 200; draw++) {
      // When
      RotationAndScale drawn = RotationAndScale.draw(random);
      // Then
      assertThat(drawn.degrees()).isBetween(-10.0, 10.0);
      assertThat(drawn.scale()).isBetween(0.9, 1.1);
      assertThat(center(apply(drawn, heartOnTheRightOfTheImage))[0]).isGreaterThan(MIDDLE + 5);
    }
  }
}
