package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DiscriminatorNormalization;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdversarialTrainingIT {

  @ParameterizedTest
  @CsvSource({
    "32,FLOAT32,LOGISTIC,SPECTRAL",
    "32,BFLOAT16,HINGE,SPECTRAL",
    "64,FLOAT32,HINGE,BATCH",
    "64,BFLOAT16,LOGISTIC,BATCH",
  })
  void aResumedRunIsTheUninterruptedOne(
      int resolution,
      Precision precision,
      AdversarialLoss loss,
      DiscriminatorNormalization normalization) {
    // Given
    Stabilization all =
        new Stabilization(EnumSet.allOf(Augmentation.class), 500, loss, normalization);
    int steps = 4;
    ImageSource images = blobs(12, resolution);
    Map<String, byte[]> straight;
    try (AdversarialTraining training = fresh(precision, resolution, images, all)) {
      run(training, 2 * steps);
      straight = training.state().files();
    }
    Map<String, byte[]> halfway;
    try (AdversarialTraining training = fresh(precision, resolution, images, all)) {
      run(training, steps);
      halfway = training.state().files();
    }

    // When
    Map<String, byte[]> resumed;
    TorchEngine other = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    try (AdversarialTraining training =
        new AdversarialTraining(other, images, TrainingState.read(halfway))) {
      run(training, steps);
      resumed = training.state().files();
    }

    // Then
    assertThat(halfway).isNotEqualTo(straight);
    straight.forEach((name, bytes) -> assertThat(resumed.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void itLearnsWhereTheImagesAreBright() {
    // Given
    int resolution = 32;
    ImageSource images = blobs(40, resolution);

    // When
    byte[] samples;
    StepStatistics last;
    try (AdversarialTraining training = fresh(Precision.FLOAT32, resolution, images)) {
      last = run(training, 250);
      samples = training.samples(9, 16, 0);
    }

    // Then: the middle of the images is bright, their border dark
    assertThat(last.diverged()).isFalse();
    assertThat(last.imagesShown()).isEqualTo(250 * 16);
    double middle = mean(samples, resolution, 12, 20);
    assertThat(middle).isGreaterThan(mean(samples, resolution, 0, resolution) + 30);
  }

  @Test
  void aBrokenStateSaysWhichFile() {
    // Given
    Map<String, byte[]> files;
    try (AdversarialTraining training = fresh(Precision.FLOAT32, 32, blobs(3, 32))) {
      files = new HashMap<>(training.state().files());
    }
    files.put("generator.safetensors", new byte[5]);

    // When, Then
    assertThatThrownBy(() -> TrainingState.read(files))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("generator.safetensors");
    files.remove("counters.json");
    assertThatThrownBy(() -> TrainingState.read(files))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("counters.json");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> fresh(Precision.FLOAT32, 64, blobs(3, 32)))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> fresh(Precision.FLOAT32, 64, blobs(0, 64)))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nativeMemoryLevelsOff() throws IOException {
    // Given a heap of one size; batches pass through buffers that the collector frees
    long[] resident = new long[40];
    try (AdversarialTraining training = tiny()) {

      // When
      for (int i = 0; i < resident.length; i++) {
        run(training, 50);
        System.gc();
        resident[i] = residentKilobytes();
      }
    }

    // Then the last quarter of 2,000 steps is level with the second
    assertThat(median(resident, 30, 40)).isLessThan(median(resident, 10, 20) * 1.02);
  }

  private static AdversarialTraining tiny() {
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    return new AdversarialTraining(
        engine,
        TrainingSpecification.paper(new Resolution(32), 0.03125)
            .with(8, 0.2, Stabilization.UNRECORDED),
        blobs(12, 32),
        5);
  }

  private static double median(long[] values, int from, int to) {
    long[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Test
  void withoutAnAverageTheGeneratorItselfIsPublished() {
    // Given
    TrainingSpecification paper =
        TrainingSpecification.paper(new Resolution(32), 0.125).with(4, 0, Stabilization.NONE);
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

    // When
    TrainingState state;
    try (AdversarialTraining training = new AdversarialTraining(engine, paper, blobs(5, 32), 1)) {
      run(training, 3);
      state = training.state();
    }

    // Then
    assertThat(Safetensors.write(state.average())).isEqualTo(Safetensors.write(state.generator()));
  }

  private static AdversarialTraining fresh(
      Precision precision, int resolution, ImageSource images) {
    return fresh(precision, resolution, images, Stabilization.UNRECORDED);
  }

  private static AdversarialTraining fresh(
      Precision precision, int resolution, ImageSource images, Stabilization stabilization) {
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(precision, 1));
    TrainingSpecification specification =
        new TrainingSpecification(
            new Resolution(resolution), 0.125, 16, 16, 2e-3, 0.5, 0.999, 0.2, stabilization);
    return new AdversarialTraining(engine, specification, images, 5);
  }

  private static StepStatistics run(AdversarialTraining training, int steps) {
    StepStatistics last = null;
    for (int i = 0; i < steps; i++) {
      last = training.step();
    }
    return last;
  }

  /** A bright disk in the middle of a dark square, its brightness different in each image. */
  private static ImageSource blobs(int count, int resolution) {
    byte[] pixels = new byte[count * resolution * resolution];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % resolution - resolution / 2;
      int y = i / resolution % resolution - resolution / 2;
      boolean inside = x * x + y * y < resolution * resolution / 9;
      pixels[i] = (byte) (inside ? 200 + i / (resolution * resolution) : 30);
    }
    return ImageSource.of(pixels, resolution);
  }

  private static double mean(byte[] pixels, int resolution, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < pixels.length; i++) {
      int x = i % resolution;
      int y = i / resolution % resolution;
      if (x >= from && x < to && y >= from && y < to) {
        sum += pixels[i] & 0xFF;
        n++;
      }
    }
    return sum / n;
  }

  private static long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
      }
    }
    throw new IOException("no VmRSS");
  }
}
