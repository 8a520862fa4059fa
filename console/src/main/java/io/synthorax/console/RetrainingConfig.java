package io.synthorax.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Projects that are trained anew as scans arrive. */
@ConfigMapping(prefix = "synthorax.retraining")
public interface RetrainingConfig {
  /** How often doors and policies are looked at. */
  @WithDefault("PT5S")
  Duration interval();

  /** The Orthanc server whose radiographs projects may take; none by default. */
  Orthanc orthanc();

  /** A DICOM server. */
  interface Orthanc {
    /** Of its REST interface, such as http://orthanc:8042. */
    Optional<URI> url();

    /** User and password, separated by a colon; from the environment or a file. */
    Optional<String> credentials();
  }
}
