package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Claim;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Json;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.standalone.cli.RunningConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several replicas of a service on one machine: how a study's work spreads over them. */
@Tag("faults")
class GrowthIT {
  private static final List<ClassLabel> CLASSES = PhantomRadiographs.CLASSES;

  @TempDir Path folder;

  /** Also where Kafka gives two of the runs to one trainer: an idle one takes up what waits. */
  @Test
  void fiveClassesTrainOnFiveTrainers() throws Exception {
    // Given
    try (DeployedPlatform platform = new DeployedPlatform(folder, 1)) {
      platform.scale("discriminator-trainer", CLASSES.size());
      RunningConsole console = platform.console();
      DatasetId dataset = SmallStudy.dataset(console, CLASSES);

      // When
      String study =
          SmallStudy.start(
              console, SmallStudy.request(dataset, CLASSES, 0.0625, "20k", Optional.empty()));
      SmallStudy.awaitEnd(console, study);

      // Then each run was trained once, by a trainer of its own
      List<String> workers =
          workers(folder.resolve("servers/store/synthorax/studies").resolve(study));
      assertThat(workers).hasSize(CLASSES.size()).doesNotHaveDuplicates();
    }
  }

  /** Who has trained a run to its end, for each time that one was. */
  private static List<String> workers(Path study) throws Exception {
    List<String> workers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(study.resolve("runs"))) {
      for (Path curve : files.filter(f -> f.getParent().endsWith("curve")).toList()) {
        Path claim = curve.getParent().resolveSibling("claims").resolve(curve.getFileName());
        workers.add(Json.read(Files.readAllBytes(claim), Claim.class).worker());
      }
    }
    return workers;
  }
}
