package io.synthorax.infrastructure;

import io.synthorax.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics of the contracts that a broker lacks; existing ones are left as they are. */
final class TopicCreation {
  private static final short ONE_COPY = 1;
  private static final long POLL_MS = 20;

  private TopicCreation() {}

  /** Returns once every topic is listed: a creation is acknowledged before clients can see it. */
  static void ensureTopics(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          Arrays.stream(Topic.values())
              .filter(topic -> !present.contains(topic.topicName()))
              .map(TopicCreation::definition)
              .toList();
      if (missing.isEmpty()) {
        return;
      }
      admin.createTopics(missing).all().get();
      Set<String> wanted =
          Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
      while (!admin.listTopics().names().get().containsAll(wanted)) {
        Thread.sleep(POLL_MS);
      }
    }
  }

  private static NewTopic definition(Topic topic) {
    return new NewTopic(topic.topicName(), topic.partitions(), ONE_COPY)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retentionMs())));
  }
}
