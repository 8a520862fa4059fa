package io.synthorax.imaging;

/** What a person should know of a scan that was taken all the same. */
public enum ScanWarning {
  /** The header says that text is burned into the pixels: it may name the patient. */
  BURNED_IN_ANNOTATION("burned-in-annotation"),
  /** A secondary capture of which the header does not say that no text is burned in. */
  ANNOTATION_NOT_EXCLUDED("annotation-not-excluded"),
  /** The header names no view: it may be a lateral one. */
  VIEW_UNKNOWN("view-unknown"),
  /** The header names no body part: it may be no chest. */
  BODY_PART_UNKNOWN("body-part-unknown"),
  /** The header has no window: contrast was chosen from the pixels. */
  WINDOW_FROM_PIXELS("window-from-pixels");

  private final String key;

  ScanWarning(String key) {
    this.key = key;
  }

  /** What warnings are counted under. */
  public String key() {
    return key;
  }
}
