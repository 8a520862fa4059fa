package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.standalone.deploy.Tools.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomize makes of every overlay; skipped where there is neither kustomize nor kubectl. */
class OverlayTest {
  private static final List<List<String>> KUSTOMIZE =
      List.of(List.of("kustomize", "build"), List.of("kubectl", "kustomize"));

  private static final Map<String, Manifests> BUILT = new TreeMap<>();

  private static List<String> kustomize;

  @BeforeAll
  static void findKustomize() {
    kustomize = KUSTOMIZE.stream().filter(c -> Tools.present(c.get(0))).findFirst().orElse(null);
    assumeTrue(kustomize != null, "neither kustomize nor kubectl is installed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "gpu", "autoscaled", "oidc"})
  void isValidAndComplete(String overlay) {
    // Given, When
    Manifests built = build(overlay);

    // Then
    assertThat(built.all().stream().flatMap(m -> ManifestSchemas.problems(m).stream())).isEmpty();
    assertThat(built.services()).hasSameSizeAs(Repository.SERVICES);
    assertThat(built.all())
        .filteredOn(one -> !one.path("kind").asText().equals("Namespace"))
        .allSatisfy(
            one -> assertThat(one.at("/metadata/namespace").asText()).isEqualTo("synthorax"));
    assertThat(built.kind("ConfigMap").filter(OverlayTest::isDashboard)).isNotEmpty();
  }

  @Test
  void localHasOneOfEverythingAndItsOwnStore() {
    // Given, When
    Manifests local = build("local");

    // Then
    assertThat(local.one("KafkaNodePool", "combined").at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(local.kind("KafkaTopic"))
        .allSatisfy(topic -> assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(1));
    JsonNode settings = local.one("ConfigMap", "synthorax").path("data");
    JsonNode service = local.one("Service", "store");
    assertThat(settings.path("SYNTHORAX_STORE_ENDPOINT").asText())
        .isEqualTo("http://store:" + service.at("/spec/ports/0/port").asText());
    assertThat(Manifests.container(local.one("Deployment", "console")).path("image").asText())
        .startsWith("synthorax/console:");
  }

  @Test
  void gpuGivesOneToWhoTrains() {
    // Given, When
    Manifests gpu = build("gpu");

    // Then
    for (String service : List.of("discriminator-trainer", "classifier-service")) {
      JsonNode container = Manifests.container(gpu.one("Deployment", service));
      assertThat(container.at("/resources/limits/nvidia.com~1gpu").asInt()).isEqualTo(1);
      assertThat(container.path("image").asText())
          .isEqualTo("registry.example/synthorax/" + service + ":0.1.0-cuda");
    }
    assertThat(
            Manifests.container(gpu.one("Deployment", "generator-service"))
                .at("/resources/limits")
                .has("nvidia.com/gpu"))
        .isFalse();
  }

  @Test
  void oidcAsksAProviderInPlaceOfTheToken() {
    // Given, When
    Manifests oidc = build("oidc");

    // Then
    JsonNode environment = Manifests.container(oidc.one("Deployment", "console")).path("env");
    Map<String, JsonNode> variables = new TreeMap<>();
    Manifests.items(environment).forEach(one -> variables.put(one.path("name").asText(), one));
    assertThat(variables)
        .doesNotContainKey("SYNTHORAX_ACCESS_TOKEN")
        .containsKeys("SYNTHORAX_STORE_SECRET_KEY", "QUARKUS_OIDC_TOKEN_AUDIENCE");
    assertThat(variables.get("QUARKUS_OIDC_TENANT_ENABLED").path("value").asText())
        .isEqualTo("true");
    assertThat(
            variables
                .get("QUARKUS_OIDC_CREDENTIALS_SECRET")
                .at("/valueFrom/secretKeyRef/name")
                .asText())
        .isEqualTo("synthorax-oidc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "gpu", "autoscaled", "oidc"})
  void speaksToTheStoreAsItsAddressSays(String overlay) {
    // Given, When
    JsonNode settings = build(overlay).one("ConfigMap", "synthorax").path("data");

    // Then
    boolean https = settings.path("SYNTHORAX_STORE_ENDPOINT").asText().startsWith("https://");
    assertThat(settings.path("QUARKUS_MINIO_SECURE").asText()).isEqualTo(String.valueOf(https));
  }

  private static boolean isDashboard(JsonNode configMap) {
    return configMap.at("/metadata/labels/grafana_dashboard").asText().equals("1");
  }

  private static Manifests build(String overlay) {
    return BUILT.computeIfAbsent(overlay, OverlayTest::buildOnce);
  }

  private static Manifests buildOnce(String overlay) {
    List<String> command = new ArrayList<>(kustomize);
    command.add(Repository.KUBERNETES.resolve("overlays").resolve(overlay).toString());
    Result result = Tools.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return new Manifests(Repository.documents(result.output()));
  }
}
