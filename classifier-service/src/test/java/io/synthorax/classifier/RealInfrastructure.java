package io.synthorax.classifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A real broker and a real store around the service under test. */
public class RealInfrastructure implements QuarkusTestResourceLifecycleManager {
  private Path home;
  private EmbeddedInfrastructure infrastructure;

  @Override
  public Map<String, String> start() {
    try {
      home = Files.createTempDirectory("synthorax-classifier");
      infrastructure = EmbeddedInfrastructure.start(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // In life ours come from the environment; here a mapping refuses names that it does not know.
    return Map.of(
        "kafka.bootstrap.servers", infrastructure.bootstrapServers(),
        "quarkus.minio.host", infrastructure.endpoint().toString(),
        "quarkus.minio.access-key", infrastructure.accessKey(),
        "quarkus.minio.secret-key", infrastructure.secretKey(),
        "synthorax.store.bucket", infrastructure.bucket());
  }

  @Override
  public void stop() {
    infrastructure.close();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
