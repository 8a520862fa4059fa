package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A scan of a project as it is known now.
 *
 * @param image PNG
 * @param changed when it arrived, or was labelled last
 */
public record ScanEntry(
    ObjectRef image, String patientKey, Optional<ClassLabel> label, Instant changed) {
  String sha256() {
    return image.sha256();
  }
}
