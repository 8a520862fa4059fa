package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.RetrainingPolicy;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.standalone.cli.RunningConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes what {@link StoredStudyIT} opens, with the services as they are now: {@code mvn -pl
 * standalone -Dtest=FixtureWriter -Dfixture.version=VERSION test}, once for a version that was
 * published, never again for the same. It is no test, and not part of the build.
 */
class FixtureWriter {
  private static final String VERSION = System.getProperty("fixture.version", "");

  /** The smallest networks that there are: the file is kept for ever. */
  static final double WIDTH = 0.03125;

  @TempDir Path folder;

  @Test
  void write() throws Exception {
    assertThat(VERSION).as("fixture.version").matches("[0-9.]+");
    Path file = StoredStudyIT.FIXTURES.resolve(VERSION + ".zip");
    assertThat(file).doesNotExist();
    try (DeployedPlatform platform = new DeployedPlatform(folder, 1)) {
      RunningConsole console = platform.console();
      DatasetId dataset = SmallStudy.dataset(console);
      String completed = complete(console, dataset);
      String project = project(console, SmallStudy.request(dataset, WIDTH, "2k", Optional.empty()));
      String underWay =
          SmallStudy.start(console, SmallStudy.request(dataset, WIDTH, "60k", Optional.empty()));
      Path states =
          folder.resolve("servers/store/synthorax/studies").resolve(underWay).resolve("runs");
      console.await("studies/" + underWay, view -> hasState(states));
      Files.createDirectories(file.getParent());
      Backup.write(platform.servers(), folder.resolve("servers"), file);
      System.out.printf(
          "%s: completed %s, under way %s, project %s%n", file, completed, underWay, project);
    }
  }

  private static String complete(RunningConsole console, DatasetId dataset) {
    String study =
        SmallStudy.start(console, SmallStudy.request(dataset, WIDTH, "2k", Optional.empty()));
    SmallStudy.awaitEnd(console, study);
    StoredStudyIT.order(console, study);
    return study;
  }

  private static String project(RunningConsole console, StudyRequest like) throws IOException {
    Project project =
        new Project(
            new ProjectId("ward"),
            SmallStudy.CLASSES,
            like.training(),
            like.evaluation(),
            like.utility(),
            Budget.parse("2k"),
            1,
            Optional.of(true),
            new ProjectSources(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            new RetrainingPolicy(80, Optional.empty(), Duration.ofSeconds(10)));
    console.post("projects", project);
    PhantomRadiographs phantoms = new PhantomRadiographs(21, 64);
    for (ClassLabel label : SmallStudy.CLASSES) {
      byte[] png = GrayPng.encode(phantoms.draw(label, 0, 0), GrayPng.Origin.PHANTOM);
      String scan =
          console.upload("projects/ward/scans", png, "patient of " + label).path("scan").asText();
      if (label.equals(SmallStudy.CLASSES.get(0))) {
        console.put("projects/ward/scans/" + scan + "/label", Map.of("label", label));
      }
    }
    return project.project().value();
  }

  private static boolean hasState(Path runs) {
    try (Stream<Path> files = Files.walk(runs)) {
      return files.anyMatch(file -> file.endsWith("state.json"));
    } catch (IOException e) {
      return false; // It comes with the first state.
    }
  }
}
