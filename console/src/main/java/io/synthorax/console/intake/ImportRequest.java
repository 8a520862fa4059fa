package io.synthorax.console.intake;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Resolution;
import java.util.List;

/**
 * What is to become a data set.
 *
 * @param name for people; what is left out is named after the source
 * @param folder absolute, on the console's machine; left out for phantoms
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
