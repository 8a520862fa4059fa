package io.synthorax.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in one KRaft node on 127.0.0.1, with the topics of {@link
 * io.synthorax.contracts.Topic}. Formats its data directory when that is new, creates topics that
 * are missing, writes the ready file, and runs until SIGTERM or its parent's end. Records survive a
 * kill of the process, not a loss of power: nothing is forced to the disk.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * Arguments: {@code data=DIR port=N [advertised-port=N] controller-port=N ready=FILE
   * [settings=FILE] [parent=PID]}.
   */
  public static void main(String[] arguments) throws Exception {
    ServerOptions options = ServerOptions.parse(arguments);
    ParentWatch.endWith(options.parent());
    formatIfNew(options.data());

    KafkaConfig config = new KafkaConfig(BrokerSettings.of(options));
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-stop"));
    server.startup();
    TopicCreation.ensureTopics("127.0.0.1:" + options.port());
    ReadyFile.write(options.ready(), options.port());
    server.awaitShutdown();
  }

  private static void formatIfNew(Path data) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(data);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE)
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .setIgnoreFormatted(true)
        .run();
  }
}
