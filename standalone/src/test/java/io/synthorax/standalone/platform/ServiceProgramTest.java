package io.synthorax.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProgramTest {
  @TempDir Path folder;

  @Test
  void givesTheProgramsExitCodeBack() throws Exception {
    // Given an installation without the program
    Path jar = folder.resolve("discriminator-trainer/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    ServiceProgram process =
        ServiceProgram.ofTrainer(
            new Installation(folder), HomeFolder.create(folder.resolve("home")));

    // When
    int code = process.run("no.such.Program", Map.of("repeat", 1));

    // Then: what a JVM says of an absent class
    assertThat(code).isEqualTo(1);
  }

  @Test
  void saysHowToBuildWhatIsMissing() throws Exception {
    // Given
    HomeFolder home = HomeFolder.create(folder.resolve("home"));
    ServiceProgram process = ServiceProgram.ofTrainer(new Installation(folder), home);

    // When, Then
    assertThatThrownBy(() -> process.run("Program", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mvn -Dquick package");
  }
}
