package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics, users and autoscaling against the contracts and the channels of the services. */
class KafkaResourcesTest {
  private static final Manifests BASE = Manifests.base();

  static List<String> services() {
    return Repository.SERVICES;
  }

  @Test
  void hasEveryTopicOfTheContractsWithItsPartitionsAndRetention() {
    // Given
    Map<String, String> wanted = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      wanted.put(topic.topicName(), topic.partitions() + " partitions, " + topic.retentionMs());
    }

    // When
    Map<String, String> there = new TreeMap<>();
    BASE.kind("KafkaTopic")
        .forEach(
            topic ->
                there.put(
                    Manifests.name(topic),
                    topic.at("/spec/partitions")
                        + " partitions, "
                        + topic.at("/spec/config/retention.ms")));

    // Then
    assertThat(there).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("services")
  void letsAServiceReadItsChannelsOnlyAndWriteItsFacts(String service) {
    // Given
    String sources = Repository.sources(service);
    Set<String> facts = new TreeSet<>();
    if (sources.contains("StageRunner")) {
      facts.addAll(Set.of("stage-failed", "dead-letters"));
    }
    if (sources.contains("DeadLetters")) {
      facts.add("dead-letters");
    }
    for (Topic topic : Topic.values()) {
      topic
          .payload()
          .filter(payload -> constructs(sources, payload.getSimpleName()))
          .ifPresent(payload -> facts.add(topic.topicName()));
    }

    // When
    JsonNode user = BASE.one("KafkaUser", service);

    // Then
    assertThat(topics(user, "Read")).isEqualTo(channels(service));
    assertThat(topics(user, "Write")).containsAll(facts);
    assertThat(acls(user).filter(acl -> acl.at("/resource/type").asText().equals("group")))
        .singleElement()
        .satisfies(acl -> assertThat(group(service)).startsWith(acl.at("/resource/name").asText()));
  }

  @Test
  void givesEveryFactASingleAuthor() {
    // Given: what any stage may say, and what two services measure.
    Set<String> shared = Set.of("stage-failed", "dead-letters", "metrics-computed");

    // When
    List<String> written =
        Repository.SERVICES.stream()
            .flatMap(service -> topics(BASE.one("KafkaUser", service), "Write").stream())
            .filter(topic -> !shared.contains(topic))
            .toList();

    // Then
    assertThat(written).doesNotHaveDuplicates();
  }

  @Test
  void scalesOnTheLagOfWhatTheScaledServiceReads() {
    // Given
    Manifests autoscaled = Manifests.in(Repository.KUBERNETES.resolve("components/autoscaled"));

    // When
    List<JsonNode> scaled = autoscaled.kind("ScaledObject").toList();

    // Then
    assertThat(scaled)
        .extracting(Manifests::name)
        .containsExactlyInAnyOrder(
            "discriminator-trainer", "generator-service", "classifier-service");
    assertThat(scaled)
        .allSatisfy(
            one -> {
              String service = one.at("/spec/scaleTargetRef/name").asText();
              assertThat(BASE.one("Deployment", service).at("/spec").has("replicas")).isFalse();
              Manifests.items(one.at("/spec/triggers"))
                  .map(trigger -> trigger.path("metadata"))
                  .forEach(
                      lag -> {
                        String name = lag.path("topic").asText();
                        assertThat(lag.path("consumerGroup").asText()).isEqualTo(group(service));
                        assertThat(channels(service)).contains(name);
                        assertThat(one.at("/spec/maxReplicaCount").asInt())
                            .as("a replica without a partition has nothing to do")
                            .isLessThanOrEqualTo(Topic.named(name).orElseThrow().partitions());
                      });
            });
  }

  @Test
  void letsTheAutoscalerSeeEveryLagThatItScalesOn() {
    // Given
    Manifests autoscaled = Manifests.in(Repository.KUBERNETES.resolve("components/autoscaled"));
    Set<String> wanted = new TreeSet<>();
    autoscaled
        .kind("ScaledObject")
        .flatMap(one -> Manifests.items(one.at("/spec/triggers")))
        .map(trigger -> trigger.path("metadata"))
        .forEach(
            lag -> {
              wanted.add("topic " + lag.path("topic").asText());
              wanted.add("group " + lag.path("consumerGroup").asText());
            });

    // When
    Set<String> seen =
        acls(autoscaled.one("KafkaUser", "autoscaler"))
            .map(acl -> acl.at("/resource/type").asText() + " " + acl.at("/resource/name").asText())
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(seen).isEqualTo(wanted);
  }

  /** SmallRye's group is the application's name, unless a channel names another. */
  private static String group(String service) {
    var properties = Repository.properties(service);
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".group.id"))
        .findFirst()
        .map(properties::getProperty)
        .orElse(properties.getProperty("quarkus.application.name"));
  }

  private static Set<String> channels(String service) {
    var properties = Repository.properties(service);
    return properties.stringPropertyNames().stream()
        .filter(key -> key.matches("mp\\.messaging\\.incoming\\..*\\.topics?"))
        .flatMap(key -> Arrays.stream(properties.getProperty(key).split(",")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** That a service makes an event says that it is the author of its topic. */
  private static boolean constructs(String sources, String payload) {
    return Pattern.compile("new " + payload + "\\(|" + payload + "\\.of\\(")
        .matcher(sources)
        .find();
  }

  private static Set<String> topics(JsonNode user, String operation) {
    return acls(user)
        .filter(acl -> acl.at("/resource/type").asText().equals("topic"))
        .filter(
            acl ->
                Manifests.items(acl.path("operations")).anyMatch(o -> o.asText().equals(operation)))
        .map(acl -> acl.at("/resource/name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> acls(JsonNode user) {
    return Manifests.items(user.at("/spec/authorization/acls"));
  }
}
