package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A scan of a project as it is known now.
 *
 * @param image PNG
 * @param setAside whether somebody said that it belongs to no class; then it has no label
 * @param changed when it arrived, or was labelled last
 */
public record ScanEntry(
    ObjectRef image,
    String patientKey,
    Optional<ClassLabel> label,
    boolean setAside,
    Instant changed) {
  /** Whether it waits for somebody to say of which class it is. */
  public boolean isWaiting() {
    return label.isEmpty() && !setAside;
  }

  String sha256() {
    return image.sha256();
  }
}
