package io.synthorax.standalone.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** One host: deploy/compose.yaml and what it mounts. No Docker is needed, and none was there. */
class ComposeTest {
  private static final JsonNode COMPOSE =
      new ObjectMapper()
          .valueToTree(
              new Yaml()
                  .<Map<String, Object>>load(
                      Repository.text(Repository.DEPLOY.resolve("compose.yaml"))));

  static List<String> services() {
    return Repository.SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void setsOnlyKeysThatTheServiceReads(String service) {
    // Given
    ConfigurationKeys keys = ConfigurationKeys.of(service);

    // When
    JsonNode environment = COMPOSE.at("/services/" + service + "/environment");

    // Then
    assertThat(environment.properties())
        .hasSizeGreaterThan(5)
        .allMatch(entry -> keys.knows(entry.getKey()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void mayWriteOnlyWhereItMustAndIsBuiltAsItself(String service) {
    // Given, When
    JsonNode one = COMPOSE.at("/services/" + service);

    // Then
    assertThat(one.path("read_only").asBoolean()).isTrue();
    assertThat(one.at("/cap_drop/0").asText()).isEqualTo("ALL");
    assertThat(one.at("/build/args/SERVICE").asText()).isEqualTo(service);
    assertThat(one.path("image").asText())
        .isEqualTo(
            Manifests.container(Manifests.base().one("Deployment", service))
                .path("image")
                .asText());
  }

  @Test
  void takesEverySecretFromOutsideAndFailsWhereOneIsUnset() {
    // Given
    String text = Repository.text(Repository.DEPLOY.resolve("compose.yaml"));

    // When
    List<String> secrets =
        text.lines()
            .filter(
                line ->
                    line.matches(".*(SECRET_KEY|ACCESS_KEY|SPLIT_KEY|_TOKEN|PASSWORD|_USER): .*"))
            .toList();

    // Then
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(7).allMatch(line -> line.contains(":?"));
    assertThat(Pattern.compile("\\$\\{\\w+(:?-|\\})").matcher(text).find())
        .as("no variable has a default, or is empty where unset")
        .isFalse();
  }

  @Test
  void letsNobodyInButThroughLoopback() {
    // Given, When
    List<JsonNode> ports =
        Manifests.items(COMPOSE.path("services"))
            .flatMap(service -> Manifests.items(service.path("ports")))
            .toList();

    // Then
    assertThat(ports).hasSize(2).allMatch(port -> port.asText().startsWith("127.0.0.1:"));
  }

  @Test
  void orthancBesideItIsWhatTheConsoleIsTold() {
    // Given
    JsonNode services =
        Repository.yaml(Repository.DEPLOY.resolve("compose.orthanc.yaml")).get(0).path("services");
    JsonNode orthanc =
        Json.read(
            Repository.text(Repository.DEPLOY.resolve("compose/orthanc.json")).getBytes(UTF_8),
            JsonNode.class);
    ConfigurationKeys keys = ConfigurationKeys.of("console");

    // When
    JsonNode told = services.at("/console/environment");

    // Then
    assertThat(told.properties()).hasSize(2).allMatch(entry -> keys.knows(entry.getKey()));
    assertThat(told.path("SYNTHORAX_RETRAINING_ORTHANC_URL").asText())
        .isEqualTo("http://orthanc:" + orthanc.path("HttpPort").asInt());
    assertThat(told.path("SYNTHORAX_RETRAINING_ORTHANC_CREDENTIALS").asText())
        .startsWith(orthanc.path("RegisteredUsers").fieldNames().next() + ":${ORTHANC_PASSWORD:?");
    assertThat(services.at("/orthanc/ports/0").asText())
        .startsWith("127.0.0.1:")
        .endsWith(":" + orthanc.path("DicomPort").asInt());
  }

  @Test
  void makesEveryTopicOfTheContracts() {
    // Given
    String script = Repository.text(Repository.DEPLOY.resolve("compose/topics.sh"));
    String list = script.substring(script.indexOf("<<TOPICS\n") + 9, script.lastIndexOf("TOPICS"));

    // When, Then
    assertThat(list.lines())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values())
                .map(t -> t.topicName() + " " + t.partitions() + " " + t.retentionMs())
                .toList());
  }

  @Test
  void scrapesEveryServiceByItsName() {
    // Given
    JsonNode targets =
        Repository.yaml(Repository.DEPLOY.resolve("compose/prometheus.yml"))
            .get(0)
            .at("/scrape_configs/0/static_configs");

    // When, Then
    assertThat(Manifests.items(targets))
        .extracting(one -> one.at("/labels/job").asText() + " " + one.at("/targets/0").asText())
        .containsExactlyInAnyOrderElementsOf(
            Repository.SERVICES.stream()
                .map(
                    s ->
                        "%s %s:%s"
                            .formatted(
                                s, s, Repository.properties(s).getProperty("quarkus.http.port")))
                .toList());
  }

  @Test
  void mountsOnlyWhatIsThere() {
    // Given, When
    List<String> files =
        Manifests.items(COMPOSE.path("services"))
            .flatMap(service -> Manifests.items(service.path("volumes")))
            .map(volume -> volume.asText().split(":")[0])
            .filter(source -> source.startsWith("./"))
            .toList();

    // Then
    assertThat(files)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(file -> assertThat(Repository.DEPLOY.resolve(file)).exists());
  }
}
