package io.synthorax.trainer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A trainer over a folder in a process of its own, which tells every step and every write. */
final class TrainerProcess {
  private static final Duration LEASE = Duration.ofMillis(300);
  private static final String STEP = "step";
  private static final String ENDED = "ended";

  private final Process process;
  private final BufferedReader output;

  private TrainerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static TrainerProcess start(Path folder, Path request) throws IOException {
    return new TrainerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TrainerProcess.class.getName(),
                folder.toString(),
                request.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Kills it, as {@code kill -9} does, once it has told of so many steps and writes. */
  void killAfter(int told) throws IOException, InterruptedException {
    int left = told;
    for (String line = output.readLine(); left > 0; line = output.readLine()) {
      if (line == null || line.equals(ENDED)) {
        throw new AssertionError("it ended before it was killed");
      }
      left--;
    }
    process.destroyForcibly().waitFor();
  }

  int awaitEnd() throws IOException, InterruptedException {
    while (output.readLine() != null) {
      continue;
    }
    return process.waitFor();
  }

  /** Arguments: the folder, and a file with the request. */
  public static void main(String[] arguments) throws IOException {
    TrainRequested request =
        Json.read(Files.readAllBytes(Path.of(arguments[1])), TrainRequested.class);
    stage(new FolderStore(Path.of(arguments[0]), System.out::println), true).train(request);
    System.out.println(ENDED);
  }

  /** Saves states as often as that takes half of the time, so that kills meet half-written ones. */
  static TrainingStage stage(ObjectStore store, boolean telling) {
    Heartbeat heartbeat =
        new Heartbeat(Duration.ofMinutes(1)) {
          @Override
          public void beat() {
            if (telling) {
              System.out.println(STEP);
            }
          }
        };
    return new TrainingStage(
        store,
        event -> {},
        new Claims(store, LEASE),
        new ProcessorPermit(Optional.empty()),
        heartbeat,
        new Interruption(),
        new SimpleMeterRegistry(),
        TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1)),
        new TrainingRun.Schedule(new CheckpointSchedule(3), new StateSchedule(Duration.ZERO, 1)),
        System::nanoTime);
  }
}
