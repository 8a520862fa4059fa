package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds what a manifest says that its kind does not know: Kubernetes' own kinds by the official
 * client's models and by fabric8's, which were written apart and find different mistakes; those of
 * the Prometheus operator, Strimzi and KEDA by one model each.
 */
final class ManifestSchemas {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
          .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

  /** Kinds of others, with the model that knows them. */
  private static final Map<String, Class<?>> CUSTOM =
      Map.of(
          "monitoring.coreos.com/v1/PodMonitor",
          io.fabric8.openshift.api.model.monitoring.v1.PodMonitor.class,
          "monitoring.coreos.com/v1/PrometheusRule",
          io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule.class,
          "kafka.strimzi.io/v1beta2/Kafka",
          io.strimzi.api.kafka.model.kafka.Kafka.class,
          "kafka.strimzi.io/v1beta2/KafkaNodePool",
          io.strimzi.api.kafka.model.nodepool.KafkaNodePool.class,
          "kafka.strimzi.io/v1beta2/KafkaTopic",
          io.strimzi.api.kafka.model.topic.KafkaTopic.class,
          "kafka.strimzi.io/v1beta2/KafkaUser",
          io.strimzi.api.kafka.model.user.KafkaUser.class,
          "keda.sh/v1alpha1/ScaledObject",
          KedaModel.ScaledObject.class,
          "keda.sh/v1alpha1/TriggerAuthentication",
          KedaModel.TriggerAuthentication.class);

  private ManifestSchemas() {}

  /** What is wrong, in words; empty if nothing is. */
  static List<String> problems(JsonNode manifest) {
    String kind = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
    List<String> problems = new ArrayList<>();
    if (CUSTOM.containsKey(kind)) {
      problems.addAll(byJackson(manifest, CUSTOM.get(kind)));
    } else {
      problems.addAll(byOfficialClient(manifest));
      problems.addAll(byJackson(manifest, fabric8(manifest)));
    }
    return problems.stream()
        .map(problem -> kind + " " + Manifests.name(manifest) + ": " + problem)
        .toList();
  }

  /** Unknown fields, missing fields and wrong types, by the models generated from Kubernetes. */
  private static List<String> byOfficialClient(JsonNode manifest) {
    String version = manifest.path("apiVersion").asText().replaceFirst("^.*/", "");
    String name =
        "io.kubernetes.client.openapi.models."
            + Character.toUpperCase(version.charAt(0))
            + version.substring(1)
            + manifest.path("kind").asText();
    try {
      Class<?> model = Class.forName(name);
      model
          .getMethod("validateJsonElement", com.google.gson.JsonElement.class)
          .invoke(null, JsonParser.parseString(manifest.toString()));
      io.kubernetes.client.openapi.JSON.deserialize(manifest.toString(), model);
      return List.of();
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      return List.of("no kind of Kubernetes: " + name);
    } catch (RuntimeException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static Class<?> fabric8(JsonNode manifest) {
    Class<?> known =
        FABRIC8.getRegisteredKubernetesResource(
            manifest.path("apiVersion").asText(), manifest.path("kind").asText());
    if (known == null) {
      throw new AssertionError("fabric8 knows no " + manifest.path("kind"));
    }
    return known;
  }

  /** Wrong types, and fields that the model could only keep as unknown. */
  private static List<String> byJackson(JsonNode manifest, Class<?> model) {
    try {
      Object read = JSON.treeToValue(manifest, model);
      TreeSet<String> lost = new TreeSet<>();
      UnknownFields.collect(read, lost);
      return lost.stream().map(field -> "field " + field + " is unknown").toList();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return List.of(e.getOriginalMessage());
    }
  }
}
