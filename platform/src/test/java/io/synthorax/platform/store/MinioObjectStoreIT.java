package io.synthorax.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's contract on the embedded S3 server, through MinIO's SDK. */
class MinioObjectStoreIT implements ObjectStoreContract {
  @TempDir static Path home;
  private static EmbeddedInfrastructure infrastructure;

  @BeforeAll
  static void start() throws IOException {
    infrastructure = EmbeddedInfrastructure.start(home);
  }

  @AfterAll
  static void stop() {
    infrastructure.close();
  }

  @Override
  public ObjectStore store() {
    return new MinioObjectStore(client(infrastructure.secretKey()), infrastructure.bucket());
  }

  @Test
  void wrongSecretIsNoWayIn() {
    ObjectStore stranger = new MinioObjectStore(client("wrong-secret"), infrastructure.bucket());

    assertThatThrownBy(() -> stranger.find("any")).isInstanceOf(WorldUnreachable.class);
  }

  @Test
  void storeThatWasKilledIsReachedAgain() throws IOException {
    ObjectStore resilient = new ResilientObjectStore(store(), 7, Duration.ofMillis(250));
    ObjectRef object = resilient.put("killed/object", new byte[] {1, 2, 3});
    infrastructure.killStore();
    assertThatThrownBy(() -> store().get(object)).isInstanceOf(WorldUnreachable.class);

    infrastructure.restartStore();

    assertThat(resilient.get(object)).containsExactly(1, 2, 3);
  }

  private static MinioClient client(String secret) {
    return MinioClient.builder()
        .endpoint(infrastructure.endpoint().toString())
        .credentials(infrastructure.accessKey(), secret)
        .build();
  }
}
