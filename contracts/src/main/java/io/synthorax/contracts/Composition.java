package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A training set as counts per class: the paper's five, and the controls that explain them. */
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
  GS("GS", "real, and as many synthesized images"),
  /** Control: real images repeated until each class has as many as in GS. */
  IR_DUP("IR-DUP", "real, repeated to the counts of GS"),
  /** Control: real images repeated until every class has as many as the largest. */
  IR_OS("IR-OS", "real, rare classes repeated"),
  /** Control: as many synthesized images of each class as IR has real ones, and no real one. */
  SO("SO", "synthesized only"),
  /**
   * Control: GS, but the labels of its synthesized images say nothing about what these show. The
   * labels are those of GS, the images are synthesized in the proportions of IR: if labels were
   * permuted among GS's own images, which are of rare classes, they would still tell rare from
   * common.
   */
  GS_SHUFFLED("GS-SHUFFLED", "GS with shuffled labels of the synthesized images"),
  /** Control: SO for the first half of the optimizer steps, IR for the second. */
  SP("SP", "synthesized first, then real"),
  /** Control: IR, and what RS and GS add to it. */
  RS_GS("RS+GS", "real, and what RS and GS add"),
  /** GS with a quarter of its synthesized images. */
  GS_25("GS@25", "real, and 25 % as many synthesized images"),
  /** GS with half of its synthesized images. */
  GS_50("GS@50", "real, and 50 % as many synthesized images"),
  /** GS with twice its synthesized images. */
  GS_200("GS@200", "real, and 200 % as many synthesized images");

  /** The five of the paper. */
  public static final List<Composition> PAPER = List.of(BR, BG, IR, RS, GS);

  /** The paper's, and the control that tells new images from repeated ones. */
  public static final List<Composition> STANDARD = List.of(BR, BG, IR, RS, GS, IR_DUP);

  /** How much is gained by how many synthesized images, and the controls of GS. */
  public static final List<Composition> SWEEP = List.of(IR, RS, IR_DUP, GS_25, GS_50, GS, GS_200);

  /** Every kind of set: the paper's and the controls, GS with one share of synthesized images. */
  public static final List<Composition> KINDS =
      Arrays.stream(values()).filter(c -> c == GS || !c.code.startsWith("GS@")).toList();

  private final String code;
  private final String meaning;

  Composition(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The paper's code, or one of its kind. */
  @JsonValue
  public String code() {
    return code;
  }

  /** The code as it stands in object keys: without signs, which not every store keeps. */
  public String key() {
    return name().replace('_', '-');
  }

  /**
   * The synthesized images that IR is filled up with, in percent of its own: 0 for IR, 100 for GS;
   * nothing for what is no step of this sweep.
   */
  public OptionalInt synthesizedPercent() {
    return switch (this) {
      case IR -> OptionalInt.of(0);
      case GS_25 -> OptionalInt.of(25);
      case GS_50 -> OptionalInt.of(50);
      case GS -> OptionalInt.of(100);
      case GS_200 -> OptionalInt.of(200);
      case BR, BG, RS, IR_DUP, IR_OS, SO, GS_SHUFFLED, SP, RS_GS -> OptionalInt.empty();
    };
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return code;
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

  /**
   * How many images of a class are real, rotated and scaled, and synthesized; an image counts as
   * often as it occurs.
   */
  public record Counts(int real, int transformed, int synthesized) {
    /** All images of the class. */
    public int total() {
      return real + transformed + synthesized;
    }
  }

  /**
   * The counts per class that this composition asks for; more real images than there are means that
   * they are repeated.
   *
   * @param real number of real training images per class, every one at least 1
   */
  public Map<ClassLabel, Counts> wanted(Map<ClassLabel, Integer> real) {
    int smallest = real.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int largest = real.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Map<ClassLabel, Integer> filled = filled(real, synthesizedPercent().orElse(100));
    var counts = new LinkedHashMap<ClassLabel, Counts>();
    real.forEach(
        (label, n) -> {
          int added = filled.get(label) - n;
          counts.put(
              label,
              switch (this) {
                case BR -> new Counts(smallest, 0, 0);
                case BG -> new Counts(n, 0, largest - n);
                case IR -> new Counts(n, 0, 0);
                case RS -> new Counts(n, added, 0);
                case GS, GS_25, GS_50, GS_200, GS_SHUFFLED -> new Counts(n, 0, added);
                case IR_DUP -> new Counts(n + added, 0, 0);
                case IR_OS -> new Counts(largest, 0, 0);
                case SO -> new Counts(0, 0, n);
                case SP -> new Counts(n, 0, n);
                case RS_GS -> new Counts(n, added, added);
              });
        });
    return counts;
  }

  /** How many synthesized images that show a class are among those, under whatever label. */
  public int synthesizedImages(Map<ClassLabel, Integer> real, ClassLabel label) {
    return this == GS_SHUFFLED ? real.get(label) : wanted(real).get(label).synthesized();
  }

  /**
   * The most synthesized images of a class that any of these compositions asks for, or one of the
   * paper's, since the balanced set is handed out whatever is compared.
   */
  public static int mostSynthesized(
      Collection<Composition> chosen, Map<ClassLabel, Integer> real, ClassLabel label) {
    return Stream.concat(chosen.stream(), PAPER.stream())
        .mapToInt(c -> c.synthesizedImages(real, label))
        .max()
        .orElse(0);
  }

  /** Each added image goes to the class that is smallest at that moment. */
  private static Map<ClassLabel, Integer> filled(Map<ClassLabel, Integer> real, int percent) {
    var filled = new LinkedHashMap<>(real);
    int all = real.values().stream().mapToInt(Integer::intValue).sum();
    long toAdd = Math.round(all * (percent / 100.0));
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
