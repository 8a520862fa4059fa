package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import java.util.List;
import java.util.Optional;

/**
 * What the place of a file says of a scan, in a watched folder and below a bucket's prefix alike:
 * {@code PATIENT/FILE}, or {@code PATIENT/CLASS/FILE} where it comes with a label.
 */
record ScanPath(String patient, Optional<ClassLabel> label, String file) {
  private static final String ALLOWED = "PATIENT/FILE or PATIENT/CLASS/FILE";

  /** Throws {@link ContractViolation}, which does not repeat the path. */
  static ScanPath of(List<String> segments) {
    return switch (segments.size()) {
      case 2 -> new ScanPath(segments.get(0), Optional.empty(), segments.get(1));
      case 3 -> new ScanPath(segments.get(0), Optional.of(label(segments.get(1))), segments.get(2));
      default -> throw new ContractViolation("the scan does not lie at " + ALLOWED);
    };
  }

  private static ClassLabel label(String segment) {
    return new ClassLabel(segment.strip().replaceAll("\\s+", "_"));
  }
}
