package io.synthorax.console.it;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real broker and a real store for the console under test, and folders that it may read. */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {
  private static final Path FOLDER = Path.of("target", "it").toAbsolutePath();

  private EmbeddedInfrastructure servers;

  /** Where a test may put scans. */
  static Path scans() {
    return FOLDER.resolve("scans");
  }

  /** What the console writes into its log. */
  static Path log() {
    return FOLDER.resolve("console.log");
  }

  static Path staging() {
    return FOLDER.resolve("staging");
  }

  @Override
  public Map<String, String> start() {
    try {
      Files.createDirectories(scans());
      // Below target, so that the next clean removes it.
      Path home = Files.createTempDirectory(FOLDER, "servers");
      servers = EmbeddedInfrastructure.start(home);
      Map<String, String> configuration = new HashMap<>();
      configuration.put("kafka.bootstrap.servers", servers.bootstrapServers());
      configuration.put("quarkus.minio.host", servers.endpoint().toString());
      configuration.put("quarkus.minio.access-key", servers.accessKey());
      configuration.put("quarkus.minio.secret-key", servers.secretKey());
      configuration.put("synthorax.intake.folders", scans() + "," + realScans());
      configuration.put("synthorax.intake.staging", staging().toString());
      configuration.put("quarkus.log.file.enabled", "true");
      configuration.put("quarkus.log.file.path", log().toString());
      return configuration;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Real X-rays beside the checkout, if they are there. */
  static Path realScans() {
    return Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
  }

  @Override
  public void stop() {
    if (servers != null) {
      servers.close();
    }
  }
}
