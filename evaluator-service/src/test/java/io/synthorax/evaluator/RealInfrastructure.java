package io.synthorax.evaluator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A real broker and a real store for the service under test. */
public class RealInfrastructure implements QuarkusTestResourceLifecycleManager {
  private Path home;
  private EmbeddedInfrastructure infrastructure;

  @Override
  public Map<String, String> start() {
    try {
      home = Files.createTempDirectory("synthorax-it");
      infrastructure = EmbeddedInfrastructure.start(home);
      return Map.of(
          "quarkus.http.test-port", "0",
          "kafka.bootstrap.servers", infrastructure.bootstrapServers(),
          "quarkus.minio.host", infrastructure.endpoint().toString(),
          "quarkus.minio.access-key", infrastructure.accessKey(),
          "quarkus.minio.secret-key", infrastructure.secretKey(),
          "synthorax.store.bucket", infrastructure.bucket());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    infrastructure.close();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
