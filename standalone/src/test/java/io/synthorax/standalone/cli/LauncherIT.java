package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a real broker and a real store, and with stubs in place of the services. */
class LauncherIT {
  private static final int CHILDREN = 7;

  @TempDir Path folder;

  @Test
  void bringsAStudyToItsResults() throws Exception {
    // Given, When
    Launch launch = Launch.of(folder, "", "study");

    // Then
    assertThat(launch.awaitExit()).as(launch.output()).isEqualTo(ExitCode.OK);
    assertThat(launch.output())
        .contains("These are phantoms", "It will take about", "balanced-accuracy", "0.412")
        .contains(folder.resolve("synthorax-out/s42").toString());
    assertThat(folder.resolve("synthorax-out/s42/report.json")).exists();
    assertThat(folder.resolve("home/run/processes")).doesNotExist();
  }

  @Test
  void stopsEverythingOnCtrlCAndGoesOnAfterwards() throws Exception {
    // Given
    Launch launch = Launch.of(folder, "endless", "study");
    launch.awaitOutput("live at");
    List<ProcessHandle> children = launch.children();

    // When
    launch.signal("INT");

    // Then
    assertThat(launch.awaitExit()).isEqualTo(130);
    assertThat(children).hasSize(CHILDREN).noneMatch(ProcessHandle::isAlive);
    assertThat(launch.output()).contains("goes on where it was").doesNotContain("Exception");
    assertThat(Launch.of(folder, "", "study").awaitExit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void leavesNothingBehindWhenKilled() throws Exception {
    // Given
    Launch launch = Launch.of(folder, "endless", "study");
    launch.awaitOutput("live at");
    List<ProcessHandle> children = launch.children();

    // When
    launch.signal("KILL");

    // Then
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(children).hasSize(CHILDREN).noneMatch(ProcessHandle::isAlive);
    assertThat(Launch.of(folder, "", "study").awaitExit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void startsAKilledBrokerAgainAndRefusesASecondLauncher() throws Exception {
    // Given
    Launch up = Launch.of(folder, "", "up");
    up.awaitOutput("Running.");
    Launch second = Launch.of(folder, "", "study");
    assertThat(second.awaitExit()).isEqualTo(ExitCode.MACHINE);
    assertThat(second.output()).contains("in use by another synthorax", "home");

    // When
    up.child("broker").destroyForcibly();

    // Then
    up.awaitOutput("The broker ended (exit code 137); it is started again.");
    up.signal("TERM");
    assertThat(up.awaitExit()).isEqualTo(143);
  }

  @Test
  void usesThePlatformThatRunsOrOneOfItsOwn() throws Exception {
    // Given
    Launch up = Launch.of(folder, "", "up");
    up.awaitOutput("Running.");

    // When
    Launch listed = Launch.of(folder, "", "studies");
    Launch ordered = Launch.of(folder, "", "synthesize", "pleural effusion", "-n", "2");

    // Then
    assertThat(listed.awaitExit()).as(listed.output()).isEqualTo(ExitCode.OK);
    assertThat(listed.output()).contains("s42", "completed").doesNotContain("Starting");
    assertThat(ordered.awaitExit()).as(ordered.output()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("synthorax-out/s42-o1/report.json")).exists();
    up.signal("TERM");
    up.awaitExit();
    Launch alone = Launch.of(folder, "", "studies");
    assertThat(alone.awaitExit()).as(alone.output()).isEqualTo(ExitCode.OK);
    assertThat(alone.output()).contains("Starting", "s42");
  }

  @Test
  void tellsWhyDataAreRefused() throws Exception {
    // Given
    Path data = Files.createDirectory(folder.resolve("data"));

    // When
    Launch launch = Launch.of(folder, "bad-data", "study", "--data", data.toString());

    // Then
    assertThat(launch.awaitExit()).isEqualTo(ExitCode.DATA);
    assertThat(launch.output())
        .contains("The scans are refused: not an image (file: a.png, row: 7)")
        .doesNotContain("\tat ");
  }

  @Test
  void endsWithTheLogsLastLinesWhenAServiceDoesNotStart() throws Exception {
    // Given, When
    Launch launch = Launch.of(folder, "broken", "up");

    // Then
    assertThat(launch.awaitExit()).isEqualTo(ExitCode.FAILED);
    assertThat(launch.output()).contains("did not start (exit code 3)", "cannot find its glasses");
  }
}
