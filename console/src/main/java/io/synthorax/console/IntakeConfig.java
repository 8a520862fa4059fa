package io.synthorax.console;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Scans coming in. */
@ConfigMapping(prefix = "synthorax.intake")
public interface IntakeConfig {
  /** Folders below which scans may be read; none by default. */
  Optional<List<Path>> folders();

  /** Where shards lie until they are stored; belongs to this console alone. */
  Path staging();

  /**
   * Key of the hash that splits patients into train, validation and test. A project keeps its key
   * for ever: another key moves patients.
   */
  @WithDefault("synthorax")
  String splitKey();

  /**
   * Bytes of the largest ZIP file that may be uploaded; quarkus.http.limits.max-body-size bounds
   * it.
   */
  @WithDefault("8G")
  MemorySize largestUpload();

  /**
   * How long an import waits for those before it, one at a time, until it is told to come again.
   */
  @WithDefault("5m")
  Duration patience();
}
