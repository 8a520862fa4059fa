package io.synthorax.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the console reads of its machine, and how much it remembers. */
@ConfigMapping(prefix = "synthorax")
public interface ConsoleConfig {

  Intake intake();

  Console console();

  /** Scans coming in. */
  interface Intake {
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
  }

  /** The views. */
  interface Console {
    /**
     * Studies that are remembered; beyond that, ended ones are forgotten, their results are not.
     */
    @WithDefault("500")
    int studies();

    /**
     * Names by which browsers may address this console, without port. On loopback, by default,
     * those of loopback; else any.
     */
    Optional<List<String>> hosts();
  }
}
