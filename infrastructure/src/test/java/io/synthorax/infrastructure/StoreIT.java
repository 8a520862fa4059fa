package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreIT {
  @TempDir static Path home;
  private static EmbeddedInfrastructure infrastructure;
  private static MinioClient client;

  @BeforeAll
  static void start() throws Exception {
    infrastructure = EmbeddedInfrastructure.start(home);
    client = client(infrastructure.secretKey());
  }

  @AfterAll
  static void stop() throws Exception {
    infrastructure.close();
    client.close();
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    // Given
    byte[] large = new byte[6 << 20];
    new java.util.Random(1).nextBytes(large);
    put(client, "studies/s/large.npy", large, Map.of());

    // When
    byte[] read = get("studies/s/large.npy");

    // Then
    assertThat(read).isEqualTo(large);
  }

  @Test
  void letsOneOfEightRacingWritersWin() throws Exception {
    // Given
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Callable<String>> races = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      races.add(() -> putIfAbsent("claims/one.json", "written by " + Thread.currentThread()));
    }

    // When
    List<Future<String>> outcomes = writers.invokeAll(races);
    writers.shutdown();

    // Then
    List<String> won = new ArrayList<>();
    for (Future<String> outcome : outcomes) {
      if (outcome.get() != null) {
        won.add(outcome.get());
      }
    }
    assertThat(won).hasSize(1);
    assertThat(new String(get("claims/one.json"), StandardCharsets.UTF_8)).isEqualTo(won.get(0));
  }

  @Test
  void refusesAWrongSecret() throws Exception {
    // Given
    try (MinioClient stranger = client("not-the-secret")) {

      // When, Then
      assertThatThrownBy(() -> put(stranger, "x", new byte[1], Map.of()))
          .isInstanceOf(ErrorResponseException.class)
          .hasMessageContaining("signature");
    }
  }

  @Test
  void keepsObjectsWhenKilled() throws Exception {
    // Given
    put(client, "kept/object", "still here".getBytes(StandardCharsets.UTF_8), Map.of());

    // When
    infrastructure.killStore();
    infrastructure.restartStore();

    // Then
    assertThat(new String(get("kept/object"), StandardCharsets.UTF_8)).isEqualTo("still here");
  }

  private static MinioClient client(String secret) {
    return MinioClient.builder()
        .endpoint(infrastructure.endpoint().toString())
        .credentials(infrastructure.accessKey(), secret)
        .region("us-east-1")
        .build();
  }

  private static String putIfAbsent(String key, String text) throws Exception {
    try {
      put(client, key, text.getBytes(StandardCharsets.UTF_8), Map.of("If-None-Match", "*"));
      return text;
    } catch (ErrorResponseException e) {
      assertThat(e.errorResponse().code()).isEqualTo("PreconditionFailed");
      return null;
    }
  }

  private static void put(MinioClient by, String key, byte[] bytes, Map<String, String> headers)
      throws Exception {
    by.putObject(
        PutObjectArgs.builder()
            .bucket(infrastructure.bucket())
            .object(key)
            .extraHeaders(headers)
            .stream(new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
            .build());
  }

  private static byte[] get(String key) throws Exception {
    try (InputStream object =
        client.getObject(
            GetObjectArgs.builder().bucket(infrastructure.bucket()).object(key).build())) {
      return object.readAllBytes();
    }
  }
}
