package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes resources by kind and name. */
record Manifests(List<JsonNode> all) {

  /** What the base consists of, file by file; its names, ports and references are the overlays'. */
  static Manifests base() {
    return in(Repository.KUBERNETES.resolve("base"));
  }

  /** The complete resources of a folder: without kustomizations, and without patches. */
  static Manifests in(Path folder) {
    return new Manifests(
        Repository.files(folder, ".yaml").stream()
            .filter(file -> !file.endsWith("kustomization.yaml"))
            .flatMap(file -> Repository.yaml(file).stream())
            .toList());
  }

  Stream<JsonNode> kind(String kind) {
    return all.stream().filter(one -> one.path("kind").asText().equals(kind));
  }

  JsonNode one(String kind, String name) {
    return kind(kind)
        .filter(one -> name(one).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** The pod template of every service of ours. */
  List<JsonNode> services() {
    return Repository.SERVICES.stream().map(service -> one("Deployment", service)).toList();
  }

  static String name(JsonNode resource) {
    return resource.at("/metadata/name").asText();
  }

  static JsonNode container(JsonNode workload) {
    return workload.at("/spec/template/spec/containers/0");
  }

  /** The name of an environment variable's entry, for messages and comparison. */
  static Stream<JsonNode> items(JsonNode array) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false);
  }
}
