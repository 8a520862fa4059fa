package io.synthorax.console.intake;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Resolution;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to become a data set.
 *
 * @param name for people; what is left out is named after the source
 * @param folder of scans, or a ZIP file of them, absolute, on the console's machine; or {@code
 *     s3:PREFIX/} in the store's bucket; left out for phantoms
 * @param classes to take, in this order; left out or empty for all
 * @param seed of the phantoms; nothing else depends on it
 * @param scale of the phantoms' number, 1 if left out
 * @param skipUnreadable whether scans that cannot be read are left out and counted
 * @param licence of the images, for the manifest; left out for what the folder says
 * @param evaluation by which the data set's extractors are trained ahead; the standard if left out
 * @param confounders further columns of the label table that are kept, such as the view
 */
public record ImportRequest(
    String name,
    String folder,
    List<ClassLabel> classes,
    Resolution resolution,
    Long seed,
    Double scale,
    Boolean skipUnreadable,
    String licence,
    EvaluationSpecification evaluation,
    List<String> confounders) {
  private static final int LONGEST_TEXT = 200;

  public ImportRequest {
    if (resolution == null) {
      throw new RequestRefused(
          "resolution is missing", "resolution", Resolution.ALLOWED.toString());
    }
    seed = seed == null ? 0 : seed;
    scale = scale == null ? 1 : scale;
    skipUnreadable = skipUnreadable != null && skipUnreadable;
    if (!(scale > 0 && scale <= 100)) {
      throw new RequestRefused("scale is " + scale, "scale", "above 0, at most 100");
    }
    name = shortEnough("name", name);
    licence = shortEnough("licence", licence);
    classes = classes == null ? List.of() : List.copyOf(classes);
    evaluation = evaluation == null ? EvaluationSpecification.standard() : evaluation;
    confounders = confounders == null ? List.of() : List.copyOf(confounders);
  }

  /** What comes with an uploaded ZIP file, as text; null is what was left out. */
  public static ImportRequest ofUpload(
      String name,
      String resolution,
      String classes,
      boolean skipUnreadable,
      String licence,
      String confounders) {
    try {
      return new ImportRequest(
          name == null || name.isBlank() ? "upload" : name,
          null,
          list(classes).stream().map(ClassLabel::new).toList(),
          resolution == null ? null : new Resolution(Integer.parseInt(resolution.strip())),
          null,
          null,
          skipUnreadable,
          licence,
          null,
          list(confounders));
    } catch (NumberFormatException e) {
      throw new RequestRefused(
          "resolution is no number", "resolution", Resolution.ALLOWED.toString());
    }
  }

  private static List<String> list(String commaSeparated) {
    return commaSeparated == null || commaSeparated.isBlank()
        ? List.of()
        : Stream.of(commaSeparated.split(",")).map(String::strip).toList();
  }

  /** Whether phantoms are to be drawn. */
  boolean phantoms() {
    return folder == null;
  }

  private static String shortEnough(String field, String text) {
    String given = text == null ? "" : text.trim();
    if (given.length() > LONGEST_TEXT) {
      throw new RequestRefused(
          field + " is too long", field, "at most " + LONGEST_TEXT + " characters");
    }
    return given;
  }
}
