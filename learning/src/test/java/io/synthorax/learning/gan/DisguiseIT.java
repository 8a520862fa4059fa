package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.DiscriminatorNormalization;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.torch.ConvolutionForms;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class DisguiseIT {
  private static final int SIZE = 32;
  private static final int IMAGES = 16;

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  @Test
  void noDrawFlipsAnImage() {
    // Given images that grow brighter from left to right and, less, from top to bottom
    float[] slope = new float[IMAGES * SIZE * SIZE];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (i % SIZE) / 64f + (i / SIZE % SIZE) / 128f + 0.1f;
    }

    for (int step = 0; step < 20; step++) {
      // When
      float[] seen = seen(slope, counters(0, step), Disguise.Draw.REAL);

      // Then wherever nothing was painted over, they still do
      for (int i = 1; i < seen.length; i++) {
        if (i % SIZE > 0 && seen[i] != 0 && seen[i - 1] != 0) {
          assertThat(seen[i]).isGreaterThan(seen[i - 1]);
        }
        if (i / SIZE % SIZE > 0 && seen[i] != 0 && seen[i - SIZE] != 0) {
          assertThat(seen[i]).isGreaterThan(seen[i - SIZE]);
        }
      }
    }
  }

  @Test
  void whatIsSeenIsAFunctionOfStepAndDraw() {
    // Given
    float[] images = new float[IMAGES * SIZE * SIZE];
    java.util.Arrays.fill(images, 0.5f);

    // When
    float[] once = seen(images, counters(0.1, 3), Disguise.Draw.REAL);

    // Then
    assertThat(seen(images, counters(0.1, 3), Disguise.Draw.REAL)).isEqualTo(once);
    assertThat(seen(images, counters(0.1, 3), Disguise.Draw.JUDGED)).isNotEqualTo(once);
    assertThat(seen(images, counters(0.1, 4), Disguise.Draw.REAL)).isNotEqualTo(once);
  }

  private float[] seen(float[] images, Counters at, Disguise.Draw draw) {
    try (Disguise disguise = new Disguise(engine, at.specification());
        NDManager scope = engine.newScope()) {
      NDArray batch = TorchEngine.batch(scope, images, new Extent(1, SIZE, SIZE));
      return disguise.of(scope, batch, at, draw).toFloatArray();
    }
  }

  private static Counters counters(double noise, long step) {
    Stabilization all =
        new Stabilization(
            EnumSet.allOf(Augmentation.class),
            0,
            AdversarialLoss.LOGISTIC,
            DiscriminatorNormalization.BATCH);
    TrainingSpecification specification =
        TrainingSpecification.paper(new Resolution(SIZE), 0.125).with(IMAGES, noise, all);
    return new Counters(specification, 7, step, Precision.FLOAT32, 1, ConvolutionForms.LIBRARY);
  }
}
