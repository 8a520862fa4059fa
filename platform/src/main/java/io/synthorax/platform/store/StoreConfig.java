package io.synthorax.platform.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The object store. Endpoint and credentials are handed on to {@code quarkus.minio.*}. */
@ConfigMapping(prefix = "synthorax.store")
interface StoreConfig {
  /** Scheme, host and port of an S3-compatible server. */
  Optional<String> endpoint();

  /** From the environment or a file, never a command line. */
  Optional<String> accessKey();

  /** From the environment or a file, never a command line. */
  Optional<String> secretKey();

  /** The one bucket; created if absent. */
  @WithDefault("synthorax")
  String bucket();

  /** How often a call is tried before the store counts as unreachable. */
  @WithDefault("7")
  int attempts();

  /** The pause after the first failure; doubled after each further one. */
  @WithDefault("PT0.25S")
  Duration firstPause();
}
