package io.synthorax.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The settings of the single broker; everything that a cluster would replicate is there once. */
final class BrokerSettings {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "PLAINTEXT";

  private BrokerSettings() {}

  static Map<String, String> of(ServerOptions options) throws IOException {
    Map<String, String> settings = new HashMap<>();
    network(settings, options);
    oneOfEverything(settings);
    smallMachine(settings);
    settings.put("log.dirs", options.data().toString());
    settings.put("auto.create.topics.enable", "false");
    // A topic's own retention decides; a topic that names none keeps its records without limit.
    settings.put("log.retention.ms", "-1");
    // Group offsets must outlive any pause between two uses of the same home.
    settings.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A killed broker may register again only once its former session has ended.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    if (options.settings().isPresent()) {
      add(settings, options.settings().get());
    }
    return settings;
  }

  /** A further listener comes to those that there are; any other setting is replaced. */
  private static void add(Map<String, String> settings, Path file) throws IOException {
    Properties more = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      more.load(in);
    }
    for (String key : more.stringPropertyNames()) {
      String value = more.getProperty(key);
      settings.merge(
          key, value, (own, further) -> key.contains("listener") ? own + "," + further : further);
    }
  }

  private static void network(Map<String, String> settings, ServerOptions options) {
    String clients = CLIENTS + "://127.0.0.1:";
    String controller = "127.0.0.1:" + options.controllerPort();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("controller.quorum.voters", NODE + "@" + controller);
    settings.put("listeners", clients + options.port() + "," + CONTROLLER + "://" + controller);
    settings.put("advertised.listeners", clients + options.advertisedPort());
    settings.put("inter.broker.listener.name", CLIENTS);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
  }

  private static void oneOfEverything(Map<String, String> settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("min.insync.replicas", "1");
  }

  private static void smallMachine(Map<String, String> settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
    settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
  }
}
