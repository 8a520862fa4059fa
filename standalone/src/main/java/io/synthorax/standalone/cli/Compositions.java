package io.synthorax.standalone.cli;

import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The training sets that the user wants compared. */
record Compositions(List<Composition> chosen) {
  private static final String PAPER = "paper";
  private static final String SWEEP = "sweep";
  private static final String ALL = "all";

  /** Reads {@code paper}, {@code sweep}, {@code all}, or codes with commas between them. */
  static Compositions parse(String text) {
    return new Compositions(
        switch (text) {
          case PAPER -> Composition.PAPER;
          case SWEEP -> Composition.SWEEP;
          case ALL -> Composition.KINDS;
          default -> Arrays.stream(text.split(",", -1)).map(Compositions::coded).toList();
        });
  }

  private static Composition coded(String code) {
    return Arrays.stream(Composition.values())
        .filter(one -> one.code().equals(code.strip()))
        .findFirst()
        .orElseThrow(() -> new ContractViolation("'" + code + "', allowed is " + allowed()));
  }

  private static String allowed() {
    return Arrays.stream(Composition.values())
        .map(Composition::code)
        .collect(Collectors.joining(", ", "", ", or paper, sweep or all alone"));
  }
}
