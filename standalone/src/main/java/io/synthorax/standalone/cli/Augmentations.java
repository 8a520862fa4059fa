package io.synthorax.standalone.cli;

import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The augmentations that the user asks for; none is an answer too. */
record Augmentations(Set<Augmentation> chosen) {
  private static final String NONE = "none";

  /** Reads {@code none}, or names with commas between them. */
  static Augmentations parse(String text) {
    Set<Augmentation> chosen = EnumSet.noneOf(Augmentation.class);
    if (!text.equals(NONE)) {
      Arrays.stream(text.split(",", -1)).map(Augmentations::named).forEach(chosen::add);
    }
    return new Augmentations(chosen);
  }

  private static Augmentation named(String name) {
    return Arrays.stream(Augmentation.values())
        .filter(one -> spelled(one).equals(name.strip()))
        .findFirst()
        .orElseThrow(() -> new ContractViolation("'" + name + "', allowed is " + allowed()));
  }

  private static String allowed() {
    return Arrays.stream(Augmentation.values())
        .map(Augmentations::spelled)
        .collect(Collectors.joining(", ", "", ", or none alone"));
  }

  private static String spelled(Augmentation one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
