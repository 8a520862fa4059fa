package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks in a process of their own, as they were built by the same build. */
class BenchIT {
  @TempDir Path folder;

  @Test
  void timesTheTrainingStepInTurnWithItsPeer() throws Exception {
    // Given, When
    Launch launch =
        Launch.ofBuiltServices(
            folder,
            "bench",
            "train",
            "--resolution",
            "32",
            "--width",
            "0.0625",
            "--batch",
            "2",
            "--precision",
            "fp32",
            "--peer",
            "plain",
            "--threads",
            "1",
            "--processor-time",
            "--steps",
            "1",
            "--repeat",
            "1");

    // Then
    assertThat(launch.awaitExit()).as(launch.output()).isEqualTo(ExitCode.OK);
    List<String> lines = launch.output().lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .startsWith("{\"benchmark\":\"train\",\"resolution\":32,\"batch\":2,")
        .contains(
            "\"precision\":\"fp32\"",
            "\"clock\":\"processor\"",
            "\"imagesPerSecond\":",
            "\"spread\":[")
        .contains("\"peer\":\"plain\"", "\"ratio\":");
    assertThat(launch.output())
        .contains("Training step, 32 x 32", "Peer, eager PyTorch", "Ratio: ");
  }
}
