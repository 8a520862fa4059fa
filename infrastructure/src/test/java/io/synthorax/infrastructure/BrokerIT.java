package io.synthorax.infrastructure;

import static io.synthorax.infrastructure.BrokerContract.consumeAndCommit;
import static io.synthorax.infrastructure.BrokerContract.produce;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's contract on the embedded one, and what is kept when it ends. */
class BrokerIT implements BrokerContract {
  @TempDir Path home;
  private EmbeddedInfrastructure servers;

  @BeforeEach
  void start() throws Exception {
    servers = EmbeddedInfrastructure.start(home);
  }

  @AfterEach
  void stop() throws Exception {
    servers.close();
  }

  @Override
  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  @Test
  void keepsRecordsAndOffsetsWhenKilled() throws Exception {
    // Given
    produce(bootstrapServers(), "first");
    assertThat(consumeAndCommit(bootstrapServers(), 1)).containsExactly("first");
    produce(bootstrapServers(), "second");

    // When
    servers.killBroker();
    servers.restartBroker();

    // Then
    assertThat(consumeAndCommit(bootstrapServers(), 1)).containsExactly("second");
  }

  @Test
  void keepsRecordsInTheSameHomeOnOtherPorts() throws Exception {
    // Given
    produce(bootstrapServers(), "from another day");
    servers.close();

    // When
    servers = EmbeddedInfrastructure.start(home);

    // Then
    assertThat(consumeAndCommit(bootstrapServers(), 1)).containsExactly("from another day");
  }
}
