package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One game for two classes: dark images, of which there are many, and bright ones, a few. */
class ConditionalTrainingIT {
  private static final int SIZE = 32;
  private static final int LATENT = 16;
  private static final TrainingSpecification SPECIFICATION =
      new TrainingSpecification(
          new Resolution(SIZE), 0.125, LATENT, 16, 2e-3, 0.5, 0.999, 0.2, Stabilization.UNRECORDED);
  private static final List<ImageSource> CLASSES = List.of(squares(40, 60), squares(3, 200));

  @Test
  void everyClassIsSynthesizedAsItself() {
    // Given
    byte[] dark;
    byte[] bright;

    // When
    try (AdversarialTraining training = fresh(Precision.FLOAT32)) {
      run(training, 250);
      dark = training.samples(9, 16, 0);
      bright = training.samples(9, 16, 1);
    }

    // Then
    assertThat(mean(bright)).isGreaterThan(mean(dark) + 50);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aResumedRunIsTheUninterruptedOne(Precision precision) {
    // Given
    Map<String, byte[]> straight;
    try (AdversarialTraining training = fresh(precision)) {
      run(training, 8);
      straight = training.state().files();
    }
    Map<String, byte[]> halfway;
    try (AdversarialTraining training = fresh(precision)) {
      run(training, 4);
      halfway = training.state().files();
    }

    // When
    Map<String, byte[]> resumed;
    try (AdversarialTraining training =
        new AdversarialTraining(engine(Precision.FLOAT32), CLASSES, TrainingState.read(halfway))) {
      run(training, 4);
      resumed = training.state().files();
    }

    // Then
    assertThat(halfway).isNotEqualTo(straight);
    straight.forEach((name, bytes) -> assertThat(resumed.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void theGeneratorTakenOutForAClassSynthesizesWhatTheWholeOneDoes() {
    // Given
    int images = 5;
    int bright = 1;
    byte[] whole;
    StoredGenerator generator;
    try (AdversarialTraining training = fresh(Precision.FLOAT32)) {
      run(training, 20);
      whole = training.samples(9, images, bright);
      generator = StoredGenerator.of(training.generatorWeights());
    }

    // When
    StoredGenerator one = generator.ofClass(bright, CLASSES.size());
    float[] pixels;
    try (OnnxNetwork onnx = new OnnxNetwork(OnnxWriter.write(one.network(), one.weights()), 4, 1)) {
      assertThat(onnx.inputSize()).isEqualTo(LATENT);
      pixels = onnx.run(Latents.batch(9, 0, images, LATENT));
    }

    // Then: the whole one comes as gray values, which are half a value off at most
    float[] expected = PixelScale.toNetwork(whole);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(pixels[i]).isCloseTo(expected[i], within(1 / 255f + 1e-4f));
    }
    assertThatThrownBy(() -> generator.ofClass(2, CLASSES.size()))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("class 2 of 2");
  }

  @Test
  void aStateOfAnotherNumberOfClassesIsRefused() {
    // Given
    TrainingState state;
    try (AdversarialTraining training = fresh(Precision.FLOAT32)) {
      state = training.state();
    }
    TorchEngine engine = engine(Precision.FLOAT32);

    // When, Then
    assertThatThrownBy(() -> new AdversarialTraining(engine, CLASSES.get(0), state))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("a generator of 18 inputs")
        .hasMessageContaining("does not fit a training of one of 16 inputs");
  }

  @Test
  void aRunOfOneClassStartsFromWhatWasTakenOutOfSeveral() {
    // Given
    StoredGenerator bright;
    byte[] before;
    try (AdversarialTraining training = fresh(Precision.FLOAT32)) {
      run(training, 20);
      before = training.samples(9, 4, 1);
      bright = StoredGenerator.of(training.generatorWeights()).ofClass(1, CLASSES.size());
    }
    TrainingState state;
    byte[] start;

    // When
    try (AdversarialTraining training = from(bright)) {
      start = training.samples(9, 4, 0);
      run(training, 2);
      state = training.state();
    }

    // Then
    for (int i = 0; i < start.length; i++) {
      assertThat(start[i] & 0xFF).isCloseTo(before[i] & 0xFF, within(1));
    }
    try (AdversarialTraining resumed =
        new AdversarialTraining(engine(Precision.FLOAT32), CLASSES.get(1), state)) {
      assertThat(resumed.step().diverged()).isFalse();
    }
  }

  @Test
  void aGeneratorOfAnotherShapeIsNothingToStartFrom() {
    // Given
    StoredGenerator wide =
        StoredGenerator.of(Weights.initial(Dcgan.generator(SIZE, LATENT, 0.25), 1));

    // When, Then
    assertThatThrownBy(() -> from(wide))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("does not fit");
  }

  private static AdversarialTraining from(StoredGenerator earlier) {
    return new AdversarialTraining(
        engine(Precision.FLOAT32),
        SPECIFICATION,
        List.of(CLASSES.get(1)),
        5,
        Optional.of(earlier.weights()));
  }

  private static AdversarialTraining fresh(Precision precision) {
    return new AdversarialTraining(engine(precision), SPECIFICATION, CLASSES, 5, Optional.empty());
  }

  private static TorchEngine engine(Precision precision) {
    return TorchEngine.start(TorchEngine.Settings.of(precision, 1));
  }

  private static void run(AdversarialTraining training, int steps) {
    for (int i = 0; i < steps; i++) {
      training.step();
    }
  }

  /** Squares in the middle of black images, about as bright as is said. */
  private static ImageSource squares(int count, int brightness) {
    byte[] pixels = new byte[count * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % SIZE;
      int y = i / SIZE % SIZE;
      boolean inside = x >= 4 && x < 28 && y >= 4 && y < 28;
      pixels[i] = (byte) (inside ? brightness + i / (SIZE * SIZE) % 8 : 20);
    }
    return ImageSource.of(pixels, SIZE);
  }

  private static double mean(byte[] pixels) {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xFF;
    }
    return (double) sum / pixels.length;
  }
}
