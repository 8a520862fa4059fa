package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest as it lies there; what Kustomize makes of them is {@link OverlayTest}'s. */
class ManifestTest {

  @ParameterizedTest
  @ValueSource(strings = {"base", "components/autoscaled", "overlays/local"})
  void saysOnlyWhatItsKindKnows(String folder) {
    // Given
    Stream<JsonNode> complete =
        Manifests.in(Repository.KUBERNETES.resolve(folder)).all().stream()
            .filter(one -> !isPatch(one, folder));

    // When
    List<String> problems = complete.flatMap(m -> ManifestSchemas.problems(m).stream()).toList();

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void findsMisspeltFieldsAndWrongTypesOfEveryKind() {
    // Given
    JsonNode deployment = Manifests.base().one("Deployment", "console").deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGracePeriod", 60);
    JsonNode number = Manifests.base().one("Deployment", "console").deepCopy();
    ((ObjectNode) number.path("spec")).put("replicas", "many");
    JsonNode topic = Manifests.base().one("KafkaTopic", "scan-added").deepCopy();
    ((ObjectNode) topic.path("spec")).put("partition", 8);
    JsonNode monitor = Manifests.base().one("PodMonitor", "synthorax").deepCopy();
    ((ObjectNode) monitor.at("/spec/podMetricsEndpoints/0")).put("prot", "http");
    Manifests autoscaled = Manifests.in(Repository.KUBERNETES.resolve("components/autoscaled"));
    JsonNode scaled = autoscaled.one("ScaledObject", "generator-service").deepCopy();
    ((ObjectNode) scaled.path("spec")).put("minReplicas", 1);

    // When, Then
    assertThat(ManifestSchemas.problems(deployment))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains("terminationGracePeriod"));
    assertThat(ManifestSchemas.problems(number)).hasSize(2);
    assertThat(ManifestSchemas.problems(topic)).singleElement().asString().contains("partition");
    assertThat(ManifestSchemas.problems(monitor)).singleElement().asString().contains("prot");
    assertThat(ManifestSchemas.problems(scaled)).singleElement().asString().contains("minReplicas");
  }

  @Test
  void namesEveryFileOfTheBaseInItsKustomization() {
    // Given
    JsonNode kustomization =
        Repository.yaml(Repository.KUBERNETES.resolve("base/kustomization.yaml")).get(0);

    // When
    Set<String> named =
        Manifests.items(kustomization.path("resources"))
            .map(JsonNode::asText)
            .filter(name -> name.endsWith(".yaml"))
            .collect(Collectors.toSet());

    // Then
    Set<String> there =
        Repository.files(Repository.KUBERNETES.resolve("base"), ".yaml").stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals("kustomization.yaml"))
            .collect(Collectors.toSet());
    assertThat(named).isEqualTo(there);
  }

  /** A strategic merge is no complete resource: it repeats kind and name of one of the base. */
  private static boolean isPatch(JsonNode one, String folder) {
    return folder.startsWith("overlays")
        && Manifests.base().all().stream()
            .anyMatch(
                base ->
                    base.path("kind").equals(one.path("kind"))
                        && Manifests.name(base).equals(Manifests.name(one)));
  }
}
