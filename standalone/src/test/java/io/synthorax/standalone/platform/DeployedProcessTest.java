package io.synthorax.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster's processes have the heaps of the launcher's, and at least its patience. */
class DeployedProcessTest {
  private static final Path DEPLOY = Path.of("..", "deploy");

  @ParameterizedTest
  @EnumSource(Service.class)
  void haveTheHeapAndThePatienceOfTheLauncher(Service service) throws IOException {
    // Given
    String heap = service.flags().get(0);

    // When
    String manifest =
        Files.readString(DEPLOY.resolve("kubernetes/base/" + service.module() + ".yaml"));
    String compose = Files.readString(DEPLOY.resolve("compose.yaml"));

    // Then
    assertThat(heap).startsWith("-Xmx");
    assertThat(manifest).contains("value: " + heap + " ");
    String own = compose.substring(compose.indexOf("\n  " + service.module() + ":\n") + 1);
    assertThat(own.substring(0, own.indexOf("\n\n"))).contains("JAVA_TOOL_OPTIONS: " + heap + " ");
    Matcher grace = Pattern.compile("terminationGracePeriodSeconds: (\\d+)").matcher(manifest);
    assertThat(grace.find()).isTrue();
    assertThat(Integer.parseInt(grace.group(1))).isGreaterThan((int) service.grace().toSeconds());
  }
}
