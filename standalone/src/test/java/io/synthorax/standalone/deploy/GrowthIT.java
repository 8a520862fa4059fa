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

  /**
   * By several of them: Kafka gives partitions to trainers by their number, so that two runs may
   * wait for one trainer while another idles. docs/scaling.md
   */
  @Test
  void fiveClassesTrainOnSeveralOfFiveTrainers() throws Exception {
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

      // Then each run was trained once
      List<String> workers =
          workers(folder.resolve("servers/store/synthorax/studies").resolve(study));
      assertThat(workers).hasSize(CLASSES.size());
      long trainers = workers.stream().distinct().count();
      System.out.println(trainers + " of " + CLASSES.size() + " trainers trained");
      assertThat(trainers).isGreaterThan(1);
    }
  }

  /** Who has claimed a run, as often as it was claimed. */
  private static List<String> workers(Path study) throws Exception {
    List<String> workers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(study.resolve("runs"))) {
      for (Path file : files.filter(f -> f.getParent().endsWith("claims")).toList()) {
        workers.add(Json.read(Files.readAllBytes(file), Claim.class).worker());
      }
    }
    return workers;
  }
}
