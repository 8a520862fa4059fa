package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The paper's five training sets, as counts per class. */
public enum Composition {
  /** Real, balanced: every class sampled down to the rarest. */
  BR("BR", "real, balanced by leaving out"),
  /** Real, every class filled up to the largest with synthesized images. */
  BG("BG", "real, balanced by synthesized images"),
  /** All real training images, imbalanced. */
  IR("IR", "real, imbalanced"),
  /** IR and rotated and scaled real images: as many per class as GS has. */
  RS("RS", "real, and rotated and scaled real images"),
  /** IR and as many synthesized images, each given to the class that is smallest at that moment. */
  GS("GS", "real, and as many synthesized images");

  private final String code;
  private final String meaning;

  Composition(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The paper's code. */
  @JsonValue
  public String code() {
    return code;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  /** Reads a code; an unknown one is refused with the known ones named. */
  @JsonCreator
  public static Composition of(String code) {
    return Arrays.stream(values())
        .filter(c -> c.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ContractViolation(
                    "composition '" + code + "' is unknown: " + Arrays.toString(values())));
  }

  /** How many images of a class are real, rotated and scaled, and synthesized. */
  public record Counts(int real, int transformed, int synthesized) {
    /** All images of the class. */
    public int total() {
      return real + transformed + synthesized;
    }
  }

  /**
   * The counts per class that this composition asks for.
   *
   * @param real number of real training images per class, every one at least 1
   */
  public Map<ClassLabel, Counts> wanted(Map<ClassLabel, Integer> real) {
    int smallest = real.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int largest = real.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Map<ClassLabel, Integer> doubled = doubled(real);
    var counts = new LinkedHashMap<ClassLabel, Counts>();
    real.forEach(
        (label, n) ->
            counts.put(
                label,
                switch (this) {
                  case BR -> new Counts(smallest, 0, 0);
                  case BG -> new Counts(n, 0, largest - n);
                  case IR -> new Counts(n, 0, 0);
                  case RS -> new Counts(n, doubled.get(label) - n, 0);
                  case GS -> new Counts(n, 0, doubled.get(label) - n);
                }));
    return counts;
  }

  /** The most synthesized images of a class that any composition asks for. */
  public static int mostSynthesized(Map<ClassLabel, Integer> real, ClassLabel label) {
    return Arrays.stream(values())
        .mapToInt(c -> c.wanted(real).get(label).synthesized())
        .max()
        .orElse(0);
  }

  private static Map<ClassLabel, Integer> doubled(Map<ClassLabel, Integer> real) {
    var filled = new LinkedHashMap<>(real);
    int toAdd = real.values().stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; i < toAdd; i++) {
      ClassLabel smallest = null;
      for (ClassLabel label : filled.keySet()) {
        if (smallest == null || filled.get(label) < filled.get(smallest)) {
          smallest = label;
        }
      }
      filled.merge(smallest, 1, Integer::sum);
    }
    return filled;
  }
}
