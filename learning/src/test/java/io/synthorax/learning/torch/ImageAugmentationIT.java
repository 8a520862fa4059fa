package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.weights.Normals;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAugmentationIT {
  private static final int HEIGHT = 6;
  private static final int WIDTH = 8;
  private static final int SIZE = HEIGHT * WIDTH;
  private static final float[] NOTHING = {1, 0, 0, 0, 0, 0, 0};

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
  private final ImageAugmentation augmentation = new ImageAugmentation(engine);

  @AfterEach
  void close() {
    augmentation.close();
  }

  /** Contrast, brightness, rows and columns to move by, top, left and side of what is cut out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,0,0,0,0,0,0",
        "1,0.25,0,0,0,0,0",
        "1.5,0,0,0,0,0,0",
        "0.5,0,0,0,0,0,0",
        "1,0,2,-1,0,0,0",
        "1,0,-3,4,0,0,0",
        "1,0,0,0,1,2,3",
        "1,0,0,0,-2,6,4",
        "0.7,-0.4,1,-2,4,-1,3",
      })
  void eachImageIsWhatTheNaiveLoopMakesOfIt(String draw) {
    // Given a batch in which only the middle image is changed
    float[] images = normals(3 * SIZE, 1);
    float[] values = floats(draw);

    // When
    float[] augmented = apply(images, concatenated(NOTHING, values, NOTHING));

    // Then
    assertThat(augmented).hasSize(3 * SIZE);
    assertClose(image(augmented, 0), image(images, 0));
    assertClose(image(augmented, 1), naive(image(images, 1), values));
    assertClose(image(augmented, 2), image(images, 2));
  }

  @Test
  void theGradientIsTheAdjointOfWhatWasDone() {
    // Given everything at once, different for each image
    float[] draws = floats("0.7,-0.4,1,-2,4,-1,3,1.4,0.3,-1,3,1,1,4");
    float[] x = normals(2 * SIZE, 1);
    float[] y = normals(2 * SIZE, 2);

    // When
    float[] gradient = backward(y, draws);

    // Then: <A x - A 0, y> is <x, A* y>
    float[] moved = apply(x, draws);
    float[] origin = apply(new float[2 * SIZE], draws);
    assertThat(dot(moved, y) - dot(origin, y)).isCloseTo(dot(x, gradient), within(1e-4));
    assertThat(gradient).hasSize(2 * SIZE);
  }

  @Test
  void theGradientIsTheSlope() {
    // Given
    float[] draws = floats("1.3,0.2,-1,2,2,3,3");
    float[] x = normals(SIZE, 1);
    float[] y = normals(SIZE, 2);

    // When
    float[] gradient = backward(y, draws);

    // Then
    float step = 0.125f;
    for (int pixel = 0; pixel < SIZE; pixel++) {
      float[] more = x.clone();
      float[] less = x.clone();
      more[pixel] += step;
      less[pixel] -= step;
      double slope = (dot(apply(more, draws), y) - dot(apply(less, draws), y)) / (2 * step);
      assertThat((double) gradient[pixel]).isCloseTo(slope, within(1e-4));
    }
  }

  private float[] apply(float[] images, float[] draws) {
    try (NDManager scope = engine.newScope()) {
      return augmentation
          .apply(scope, TorchEngine.batch(scope, images, extent()), draws(scope, draws))
          .toFloatArray();
    }
  }

  private float[] backward(float[] gradient, float[] draws) {
    try (NDManager scope = engine.newScope()) {
      return augmentation
          .backward(scope, TorchEngine.batch(scope, gradient, extent()), draws(scope, draws))
          .toFloatArray();
    }
  }

  private static ai.djl.ndarray.NDArray draws(NDManager scope, float[] draws) {
    return scope.create(draws, new Shape(draws.length / NOTHING.length, NOTHING.length));
  }

  private static Extent extent() {
    return new Extent(1, HEIGHT, WIDTH);
  }

  private static float[] naive(float[] x, float[] d) {
    double mean = 0;
    for (float value : x) {
      mean += value / SIZE;
    }
    float[] y = new float[SIZE];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        int fromRow = row - (int) d[2];
        int fromColumn = column - (int) d[3];
        boolean known = fromRow >= 0 && fromRow < HEIGHT && fromColumn >= 0 && fromColumn < WIDTH;
        boolean cut = row >= d[4] && row < d[4] + d[6] && column >= d[5] && column < d[5] + d[6];
        if (known && !cut) {
          y[row * WIDTH + column] =
              (float) ((x[fromRow * WIDTH + fromColumn] - mean) * d[0] + mean + d[1]);
        }
      }
    }
    return y;
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).containsExactly(expected, within(1e-5f));
  }

  private static float[] image(float[] images, int i) {
    return Arrays.copyOfRange(images, i * SIZE, (i + 1) * SIZE);
  }

  private static float[] floats(String text) {
    String[] parts = text.split(",");
    float[] values = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return values;
  }

  private static float[] concatenated(float[]... parts) {
    float[] all = new float[parts.length * NOTHING.length];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i], 0, all, i * NOTHING.length, NOTHING.length);
    }
    return all;
  }

  private static float[] normals(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 7, stream);
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
