package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The deployment of every service: names, ports and keys are the code's, and it is safe to run. */
class DeploymentTest {
  private static final Manifests BASE = Manifests.base();

  static List<String> services() {
    return Repository.SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void listensAndIsProbedWhereTheServiceAnswers(String service) {
    // Given
    String port = Repository.properties(service).getProperty("quarkus.http.port");

    // When
    JsonNode container = Manifests.container(BASE.one("Deployment", service));

    // Then
    assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(port);
    assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
    assertThat(
            Map.of(
                "startupProbe", "/q/health/started",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready"))
        .allSatisfy(
            (probe, path) -> {
              JsonNode get = container.path(probe).path("httpGet");
              assertThat(get.path("path").asText()).isEqualTo(path);
              assertThat(get.path("port").asText()).isEqualTo("http");
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void setsOnlyKeysThatTheServiceReads(String service) {
    // Given
    ConfigurationKeys keys = ConfigurationKeys.of(service);

    // When
    Map<String, String> environment = environment(service);

    // Then
    assertThat(environment.keySet()).allMatch(keys::knows);
    assertThat(environment).containsKey("SYNTHORAX_STORE_SECRET_KEY");
    assertThat(keys.knows("SYNTHORAX_STORE_ENDPONT")).isFalse();
    assertThat(keys.knows("QUARKUS_HTTP_HORST")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("services")
  void takesSecretsFromOutsideOnly(String service) {
    // Given, When
    JsonNode environment = Manifests.container(BASE.one("Deployment", service)).path("env");

    // Then
    assertThat(Manifests.items(environment))
        .filteredOn(one -> one.path("name").asText().matches(".*(KEY|PASSWORD|JAAS_CONFIG)"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            one -> {
              assertThat(one.has("value")).isFalse();
              JsonNode reference = one.at("/valueFrom/secretKeyRef");
              assertThat(reference.path("name").asText()).isNotBlank();
              assertThat(reference.has("optional")).as("an unset secret stops the pod").isFalse();
            });
    assertThat(BASE.kind("Secret")).as("no secret lies in the repository").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsWithoutRightsAndWithinLimits(String service) {
    // Given
    JsonNode pod = BASE.one("Deployment", service).at("/spec/template/spec");
    JsonNode container = Manifests.container(BASE.one("Deployment", service));

    // Then
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/requests").has("cpu")).isTrue();
    assertThat(container.at("/resources/limits").has("memory")).isTrue();
    assertThat(container.at("/resources/limits").has("cpu"))
        .as("a limit of processors only makes a budget in time worth less")
        .isFalse();
    assertThat(pod.path("topologySpreadConstraints")).isNotEmpty();
    JsonNode budget = BASE.one("PodDisruptionBudget", service);
    assertThat(budget.at("/spec/selector/matchLabels"))
        .isEqualTo(BASE.one("Deployment", service).at("/spec/selector/matchLabels"));
  }

  /** All variables with their values; a reference has its kind as value. */
  static Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    JsonNode container = Manifests.container(BASE.one("Deployment", service));
    Manifests.items(container.path("envFrom"))
        .map(from -> BASE.one("ConfigMap", from.at("/configMapRef/name").asText()))
        .forEach(
            map ->
                environment.putAll(
                    map.path("data").properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText()))));
    Manifests.items(container.path("env"))
        .forEach(
            one ->
                environment.put(
                    one.path("name").asText(), one.path("value").asText("a reference")));
    return environment;
  }
}
