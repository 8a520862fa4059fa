package io.synthorax.platform.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The object store; endpoint and credentials are {@code quarkus.minio.*}. */
@ConfigMapping(prefix = "synthorax.store")
interface StoreConfig {
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
