package io.synthorax.imaging.dataset;

/**
 * What is to be made of a listing.
 *
 * @param name of the data set, for people
 * @param resolution height and width in pixels
 * @param licence of the images as the user gave it, or empty
 * @param split by which patients are split where the user gave no split
 * @param skipUnreadable whether scans that cannot be read are left out and counted, instead of
 *     refusing the whole data set
 */
public record DatasetOrder(
    String name, int resolution, String licence, SplitRule split, boolean skipUnreadable) {}
