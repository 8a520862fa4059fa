package io.synthorax.imaging.dataset;

import java.util.List;

/**
 * What is to be made of a listing.
 *
 * @param name of the data set, for people
 * @param resolution height and width in pixels
 * @param licence of the images as the user gave it, or empty
 * @param split by which patients are split where the user gave no split
 * @param skipUnreadable whether scans that cannot be read are left out and counted, instead of
 *     refusing the whole data set
 * @param confounders columns of the label table whose values are kept with the images
 */
public record DatasetOrder(
    String name,
    int resolution,
    String licence,
    SplitRule split,
    boolean skipUnreadable,
    List<String> confounders) {

  /** Without confounders. */
  public DatasetOrder(
      String name, int resolution, String licence, SplitRule split, boolean skipUnreadable) {
    this(name, resolution, licence, split, skipUnreadable, List.of());
  }
}
