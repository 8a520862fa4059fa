package io.synthorax.learning.network;

/** Channels, height and width of one example; a plain vector of n values is (n, 1, 1). */
public record Extent(int channels, int height, int width) {
  public Extent {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an extent must be positive: " + channels + "x" + height + "x" + width);
    }
  }

  /** A vector of n values. */
  public static Extent vector(int n) {
    return new Extent(n, 1, 1);
  }

  /** The number of values of one example. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  /** Whether this is a plain vector. */
  public boolean isVector() {
    return height == 1 && width == 1;
  }
}
