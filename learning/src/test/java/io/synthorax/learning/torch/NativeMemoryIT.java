package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeMemoryIT {
  private static final int STEPS = 5;

  @Test
  void stepsTakeNoFreshPagesAndTheEndGivesThemBack() throws IOException {
    // Given
    assumeTrue(glibc(), "glibc only");
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    long before;
    try (AdversarialTraining training = training(engine)) {
      steps(training);

      // When
      long faults = pageFaults();
      steps(training);

      // Then: a step's arrays are some 13,000 pages
      assertThat(pageFaults() - faults).isLessThan(STEPS * 1000L);
      before = residentPages();
    }
    assertThat(before - residentPages()).isGreaterThan(10_000);
  }

  private static boolean glibc() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    return Files.exists(maps) && Files.readString(maps).contains("/libc.so.6");
  }

  private static AdversarialTraining training(TorchEngine engine) {
    TrainingSpecification specification =
        TrainingSpecification.paper(new Resolution(64), 0.5).with(32, 0, Stabilization.NONE);
    ImageSource images = ImageSource.of(new byte[32 * 64 * 64], 64);
    return new AdversarialTraining(engine, specification, images, 1);
  }

  private static void steps(AdversarialTraining training) {
    for (int i = 0; i < STEPS; i++) {
      training.step();
    }
  }

  /** Of this process, those that no disk served: proc(5). */
  private static long pageFaults() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[7]);
  }

  private static long residentPages() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
  }
}
