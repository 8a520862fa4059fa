package io.synthorax.imaging.npy;

/** The element types that are read and written. */
public enum NpyType {
  UINT8("|u1", 1),
  INT64("<i8", 8),
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8);

  private final String descriptor;
  private final int bytes;

  NpyType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** NumPy's name of the type and its byte order. */
  public String descriptor() {
    return descriptor;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }
}
