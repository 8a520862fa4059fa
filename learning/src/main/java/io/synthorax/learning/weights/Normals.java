package io.synthorax.learning.weights;

/**
 * Standard normal values as a function of a counter, the same on every machine: value i of a stream
 * needs no value before it. The bits come from the finalizer of SplitMix64 (Steele et al. 2014),
 * the normals from Box and Muller's transformation in strict arithmetic.
 */
public final class Normals {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Normals() {}

  /** Fills the array with the first values of the stream that seed and stream number name. */
  public static void fill(float[] values, long seed, long stream) {
    long key = mix(mix(seed + GOLDEN) ^ (stream * GOLDEN + 1));
    for (int i = 0; i < values.length; i += 2) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(key, i)));
      double angle = 2 * Math.PI * uniform(key, i + 1);
      values[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < values.length) {
        values[i + 1] = (float) (radius * StrictMath.sin(angle));
      }
    }
  }

  /** Well mixed bits of a number: the finalizer of SplitMix64. */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Value number index, in [0, 1), of the uniform stream that a well mixed key names. */
  public static double uniform(long key, int index) {
    return (mix(key + index * GOLDEN) >>> 11) * 0x1p-53;
  }
}
