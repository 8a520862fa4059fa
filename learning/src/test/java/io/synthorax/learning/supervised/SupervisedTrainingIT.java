package io.synthorax.learning.supervised;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisedTrainingIT {
  private static final int RESOLUTION = 32;
  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  @Test
  void theAutoencoderLearnsToGiveBackItsInput() {
    // Given
    ImageSource images = bars(40);
    List<Float> losses = new ArrayList<>();

    // When
    TrainedNetwork trained =
        new SupervisedTraining(engine)
            .autoencoder(
                ConvolutionalAutoencoder.whole(RESOLUTION),
                images,
                new Recipe(150, 16, 2e-3),
                1,
                (step, steps, loss) -> losses.add(loss));

    // Then
    assertThat(losses).hasSize(150);
    assertThat(trained.finite()).isTrue();
    assertThat(trained.lastLoss()).isLessThan(losses.get(0) / 5);
    try (OnnxNetwork whole = new OnnxNetwork(trained.onnx(), 8, 1);
        OnnxNetwork encoder =
            new OnnxNetwork(trained.onnx(ConvolutionalAutoencoder.encoder(RESOLUTION)), 8, 1)) {
      assertThat(Reconstruction.of(whole, images).meanSquaredError()).isLessThan(losses.get(0) / 5);
      float[] latents = encoder.run(images);
      assertThat(latents).hasSize(40 * LatentFeatures.FLATTEN.length(new Extent(8, 2, 2)));
    }
  }

  @Test
  void theClassifierTellsClassesApartAndIsAFunctionOfItsSeed() {
    // Given
    ImageSource images = bars(40);
    int[] labels = labels(40);

    // When
    TrainedNetwork first = classifier(images, labels, 3);
    TrainedNetwork again = classifier(images, labels, 3);
    TrainedNetwork other = classifier(images, labels, 4);

    // Then
    assertThat(first.onnx()).isEqualTo(again.onnx()).isNotEqualTo(other.onnx());
    try (OnnxNetwork onnx = new OnnxNetwork(first.onnx(), 8, 1)) {
      double[][] probabilities = Softmax.of(onnx.run(images), 2);
      for (int i = 0; i < 40; i++) {
        assertThat(probabilities[i][labels[i]]).isGreaterThan(0.5);
      }
    }
  }

  private TrainedNetwork classifier(ImageSource images, int[] labels, long seed) {
    return new SupervisedTraining(engine)
        .classifier(
            ResNet18.narrow(RESOLUTION, 2, 4),
            images,
            labels,
            BatchSampler.balanced(labels, 2, 16, seed),
            new Recipe(60, 16, 1e-3),
            seed,
            Progress.NONE);
  }

  /**
   * A bright bar on dark ground, upright in odd images, lying in even ones, at a place that
   * differs.
   */
  private static ImageSource bars(int count) {
    byte[] pixels = new byte[count * RESOLUTION * RESOLUTION];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (RESOLUTION * RESOLUTION);
      int along = image % 2 == 0 ? i / RESOLUTION % RESOLUTION : i % RESOLUTION;
      boolean bar = Math.abs(along - 8 - image * 7 % 16) < 4;
      pixels[i] = (byte) (bar ? 220 : 40);
    }
    return ImageSource.of(pixels, RESOLUTION);
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
    }
    return labels;
  }
}
