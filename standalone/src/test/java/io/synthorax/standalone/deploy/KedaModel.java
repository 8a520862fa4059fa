package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The part of KEDA's resources that deploy/ uses, after KEDA's documentation (keda.sh, v2.12): no
 * library of their models is to be had. Anything else is unknown.
 */
final class KedaModel {
  private KedaModel() {}

  record Metadata(String name, String namespace, Map<String, String> labels) {}

  record ScaledObject(
      String apiVersion, String kind, Metadata metadata, @JsonProperty(required = true) Spec spec) {

    record Spec(
        @JsonProperty(required = true) Target scaleTargetRef,
        Integer pollingInterval,
        Integer cooldownPeriod,
        Integer minReplicaCount,
        Integer maxReplicaCount,
        Advanced advanced,
        @JsonProperty(required = true) List<Trigger> triggers) {}

    record Target(@JsonProperty(required = true) String name, String kind, String apiVersion) {}

    record Advanced(HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig) {}

    record HorizontalPodAutoscalerConfig(
        io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior behavior) {}

    record Trigger(
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) Kafka metadata,
        Reference authenticationRef) {}

    /** KEDA takes text only, numbers too. */
    record Kafka(
        @JsonProperty(required = true) String bootstrapServers,
        @JsonProperty(required = true) String consumerGroup,
        @JsonProperty(required = true) String topic,
        String lagThreshold,
        String offsetResetPolicy,
        String sasl,
        String tls) {}

    record Reference(@JsonProperty(required = true) String name) {}
  }

  record TriggerAuthentication(
      String apiVersion, String kind, Metadata metadata, @JsonProperty(required = true) Spec spec) {

    record Spec(List<FromObject> secretTargetRef, List<FromObject> configMapTargetRef) {}

    record FromObject(
        @JsonProperty(required = true) String parameter,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String key) {}
  }
}
