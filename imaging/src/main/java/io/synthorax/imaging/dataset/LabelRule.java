package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.util.Locale;
import java.util.Optional;

/** How labels and parts are spelled in a user's folder. */
final class LabelRule {
  private static final String ALLOWED_LABEL =
      "1 to 64 of A-Z a-z 0-9 _ . -, the first a letter or a digit, not 'all'; a blank becomes _";
  static final String ALLOWED_SPLIT = "train, validation (or val), test";

  private LabelRule() {}

  /** A label as typed, trimmed and with {@code _} for inner blanks. */
  static ClassLabel label(String typed, Place place) {
    if (typed.isBlank()) {
      throw new IntakeException(Problem.VALUE_MISSING, place, "", ALLOWED_LABEL);
    }
    String label = typed.strip().replaceAll("\\s+", "_");
    try {
      if (label.equalsIgnoreCase("all")) {
        throw new ContractViolation("reserved");
      }
      return new ClassLabel(label);
    } catch (IntakeException e) {
      throw e;
    } catch (ContractViolation e) {
      throw new IntakeException(Problem.LABEL_NOT_ALLOWED, place, "'" + typed + "'", ALLOWED_LABEL);
    }
  }

  /** A part as typed, in upper or lower case; empty if it is none. */
  static Optional<Part> part(String typed) {
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "train" -> Optional.of(Part.TRAIN);
      case "validation", "val" -> Optional.of(Part.VALIDATION);
      case "test" -> Optional.of(Part.TEST);
      default -> Optional.empty();
    };
  }
}
