package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.Addresses;
import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.Platform;
import io.synthorax.standalone.process.HomeLock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/**
 * Where a short command does its work: on the platform that runs in the home, or, where none does,
 * on one that is started for it and stopped after it.
 */
final class RunningPlatform {
  private static final Duration STARTING = Duration.ofMinutes(3);
  private static final long LOOK_AGAIN_MS = 200;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".synthorax",
      description =
          "The home of the studies. The platform that runs in it is used; where none does, one is"
              + " started for this command. Default: ${DEFAULT-VALUE}")
  private java.nio.file.Path home;

  /** What a command does, once there is somebody to ask. */
  @FunctionalInterface
  interface Work {
    int on(Addresses services) throws Exception;
  }

  int run(Work work) throws Exception {
    if (!java.nio.file.Files.isDirectory(home)) {
      throw new FailureMessages.DataMissing(
          "There is no home at " + home + ": no study was run there. Choose it with --home.");
    }
    HomeFolder folder = HomeFolder.create(home.toAbsolutePath().normalize());
    try (Session session =
        new Session(Platform.in(folder, OptionalInt.empty(), System.err::println))) {
      return session.call(
          () -> {
            Platform platform = session.platform();
            platform.start(Installation.ofScript(), List.of(), System.err::println);
            return work.on(platform.addresses());
          });
    } catch (HomeLock.Held e) {
      return work.on(awaitAddresses(folder, e));
    }
  }

  /** Of a platform that may be starting at this moment. */
  private static Addresses awaitAddresses(HomeFolder home, HomeLock.Held held)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STARTING.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Addresses> addresses = Addresses.read(home);
      if (addresses.isPresent()) {
        return addresses.get();
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    throw held;
  }
}
