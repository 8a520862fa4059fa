package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/** The broker's contract on Apache Kafka's image, with compose's topics, where Docker is. */
@Testcontainers(disabledWithoutDocker = true)
class KafkaContainerIT implements BrokerContract {
  /** Its listener for what runs beside it: others get an address of the host. */
  private static final String INSIDE = "localhost:9093";

  private static final String SCRIPT = "/topics.sh";

  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:4.1.1")
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withCopyFileToContainer(
              MountableFile.forHostPath(Path.of("../deploy/compose/topics.sh")), SCRIPT);

  @AfterEach
  void stop() {
    kafka.stop();
  }

  @Override
  public String bootstrapServers() throws Exception {
    kafka.start();
    ExecResult topics = kafka.execInContainer("bash", SCRIPT, INSIDE);
    assertThat(topics.getExitCode()).as(topics.getStderr()).isZero();
    return kafka.getBootstrapServers();
  }
}
