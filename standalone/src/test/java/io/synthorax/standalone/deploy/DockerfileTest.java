package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Dockerfile as far as it can be read: no Docker engine was there to build it. */
class DockerfileTest {
  private static final List<String> INSTRUCTIONS =
      Repository.text(Repository.DEPLOY.resolve("Dockerfile"))
          .replace("\\\n", " ")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();

  static List<String> services() {
    return Repository.SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void copiesWhatTheBuildMakes(String service) {
    // Given
    String copied =
        one("COPY --from=build ")
            .replaceFirst("^COPY \\S+ /source/(\\S+) .*$", "$1")
            .replace("${SERVICE}", service);

    // When, Then: the launcher starts the same folder's jar.
    assertThat(copied).isEqualTo(service + "/target/quarkus-app/");
    assertThat(one("ENTRYPOINT")).contains("\"/service/quarkus-run.jar\"");
    assertThat(Repository.text(Repository.ROOT.resolve("pom.xml")))
        .contains("<module>" + service + "</module>");
  }

  @Test
  void usesNoUndeclaredArgumentAndKnownInstructionsOnly() {
    // Given
    String all = String.join("\n", INSTRUCTIONS);

    // When
    List<String> declared =
        INSTRUCTIONS.stream()
            .filter(line -> line.startsWith("ARG "))
            .map(line -> line.substring(4).split("=")[0])
            .toList();

    // Then
    assertThat(Pattern.compile("\\$\\{(\\w+)").matcher(all).results().map(m -> m.group(1)))
        .isSubsetOf(declared);
    assertThat(INSTRUCTIONS)
        .allMatch(line -> line.matches("(ARG|FROM|WORKDIR|COPY|RUN|LABEL|ENV|USER|ENTRYPOINT) .*"));
    assertThat(INSTRUCTIONS.stream().filter(line -> line.startsWith("FROM ")))
        .containsExactly("FROM ${BUILD_IMAGE} AS build", "FROM ${RUN_IMAGE}");
    assertThat(all).doesNotContain(":latest", "ADD ", "sudo");
  }

  @Test
  void runsAsTheUserOfTheManifestsAndWritesWhereTheyMount() {
    // Given
    var pod = Manifests.base().one("Deployment", "console").at("/spec/template/spec");

    // When, Then
    String user = pod.at("/securityContext/runAsUser").asText();
    assertThat(one("USER")).isEqualTo("USER " + user + ":" + user);
    assertThat(one("ENV")).contains("DJL_CACHE_DIR=/cache/djl");
    assertThat(Manifests.items(pod.at("/containers/0/volumeMounts")))
        .extracting(mount -> mount.path("mountPath").asText())
        .contains("/cache", "/tmp");
  }

  @Test
  void theGpuVariantIsAProfileOfTheBuild() {
    // Given, When, Then
    assertThat(one("RUN mvn")).contains("${PROFILE:+-P${PROFILE}}");
    assertThat(Repository.text(Repository.ROOT.resolve("pom.xml"))).contains("<id>gpu</id>");
    assertThat(Repository.text(Repository.DEPLOY.resolve("Dockerfile"))).contains("PROFILE  gpu");
  }

  @Test
  void sendsNothingOfPatientsToTheBuild() {
    // Given, When
    String ignored = Repository.text(Repository.ROOT.resolve(".dockerignore"));

    // Then
    assertThat(ignored.lines()).contains(".synthorax", "synthorax-out", "shared", ".git");
  }

  private static String one(String beginning) {
    return INSTRUCTIONS.stream()
        .filter(line -> line.startsWith(beginning))
        .collect(Collectors.collectingAndThen(Collectors.toList(), found -> found.get(0)));
  }
}
