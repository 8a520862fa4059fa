package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines do to services while a study runs: clocks jump, disks are full, memory ends. */
@Tag("faults")
class MachineFaultsIT {
  private static final String EVALUATOR = "evaluator-service";

  /** Of -XX:+ExitOnOutOfMemoryError. */
  private static final int OUT_OF_MEMORY = 3;

  private static final long BOUND_SECONDS = 300;

  @TempDir Path folder;
  private DisturbedStudy study;

  @BeforeEach
  void begin() throws Exception {
    study = DisturbedStudy.begin(folder);
  }

  @AfterEach
  void stop() throws Exception {
    study.close();
  }

  /** Of the services' machines; broker and store keep the right time. Needs Debian's faketime. */
  @Test
  void clocksJumpBackAndForth() throws Exception {
    Optional<Path> library = libfaketime();
    assumeTrue(library.isPresent(), "faketime is not installed");

    // Given
    Path offset = folder.resolve("offset");
    jump(offset, 0);
    Map<String, String> clock =
        Map.of(
            "LD_PRELOAD",
            library.get().toString(),
            "FAKETIME_TIMESTAMP_FILE",
            offset.toString(),
            "FAKETIME_CACHE_DURATION",
            "1",
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            // It corrects waiting of old C libraries, and lengthens that of others.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
    for (String service : Repository.SERVICES) {
      study.platform().set(service, clock);
      study.platform().kill(service);
    }

    // When
    for (int hours : new int[] {2, -2, 48, -48, 0}) {
      TimeUnit.SECONDS.sleep(15);
      jump(offset, hours);
    }

    // Then
    study.assertAsUndisturbed();
  }

  private void jump(Path offset, int hours) throws IOException {
    Path part = Files.writeString(folder.resolve("offset.part"), "%+dh%n".formatted(hours));
    Files.move(part, offset, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Path> libfaketime() throws IOException {
    Path libraries = Path.of("/usr/lib");
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders
          .map(of -> of.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }

  /** No file may grow beyond a kilobyte: what a full disk does, without one. */
  @Test
  void disksAreFull() throws Exception {
    assumeTrue(Tools.present("prlimit"), "prlimit is not installed");

    // When
    for (int second = 0; second < 40; second++) {
      limitFiles("1024:unlimited"); // Also of who was started meanwhile.
      TimeUnit.SECONDS.sleep(1);
    }
    assertThat(study.hasEnded()).as("a study without disks").isFalse();
    limitFiles("unlimited");

    // Then
    study.assertAsUndisturbed();
  }

  private void limitFiles(String limits) {
    for (String service : Repository.SERVICES) {
      for (ProcessHandle process : study.platform().processes(service)) {
        Tools.run(List.of("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limits));
      }
    }
  }

  @Test
  void memoryEndsAndMoreIsGiven() throws Exception {
    // Given a heap that holds the process, not its work
    study.platform().set(EVALUATOR, heap("28m"));
    study.platform().kill(EVALUATOR);

    // When
    awaitOutOfMemory(EVALUATOR);
    study.platform().set(EVALUATOR, Map.of());
    study.platform().kill(EVALUATOR);

    // Then
    study.assertAsUndisturbed();
  }

  private static Map<String, String> heap(String most) {
    return Map.of(
        "JAVA_TOOL_OPTIONS", "-Xmx" + most + " -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError");
  }

  private void awaitOutOfMemory(String service) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (study.platform().ends(service, OUT_OF_MEMORY) == 0) {
      assertThat(System.nanoTime()).as(service + " has enough memory").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
