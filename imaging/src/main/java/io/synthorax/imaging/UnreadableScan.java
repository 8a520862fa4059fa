package io.synthorax.imaging;

import io.synthorax.contracts.ContractViolation;

/**
 * A file that is no usable scan. The message says what is wrong and what is allowed and never names
 * the file, so that it may stand in any log.
 */
public final class UnreadableScan extends ContractViolation {
  private static final long serialVersionUID = 1L;

  /** Why; the key is what skipped scans are counted under. */
  public enum Reason {
    /** The file cannot be opened. */
    NO_ACCESS("no-access"),
    /** Neither PNG, JPEG nor DICOM, whatever its name says. */
    NOT_AN_IMAGE("not-an-image"),
    /** More pixels than {@link ScanLimits} allow, by the header. */
    TOO_LARGE("too-large"),
    /** The file ends before the image does. */
    TRUNCATED("truncated"),
    /** The file contradicts itself or its checksums. */
    CORRUPT("corrupt"),
    /** A valid variant of the format that no decoder here reads. */
    UNSUPPORTED("unsupported"),
    /** A DICOM image by whose header it is no frontal chest radiograph. */
    OUT_OF_SCOPE("no-frontal-chest-radiograph");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  private final Reason reason;

  public UnreadableScan(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public UnreadableScan(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
