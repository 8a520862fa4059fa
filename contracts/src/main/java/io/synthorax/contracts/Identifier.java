package io.synthorax.contracts;

import java.util.regex.Pattern;

/** The one rule for everything that becomes a segment of an object key. */
final class Identifier {
  static final String ALLOWED =
      "1 to 64 characters of A-Z a-z 0-9 _ . -, the first a letter or a digit";
  private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  private Identifier() {}

  static String require(String kind, String value) {
    if (value == null || !PATTERN.matcher(value).matches() || value.contains("..")) {
      throw new ContractViolation(kind + " '" + value + "' is not allowed: " + ALLOWED);
    }
    return value;
  }
}
