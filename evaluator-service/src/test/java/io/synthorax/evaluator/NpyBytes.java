package io.synthorax.evaluator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Npy files in memory, for tests. */
final class NpyBytes {
  private static final int HEADER = 128;

  private NpyBytes() {}

  /** Of images (n, 32, 32). */
  static byte[] images(byte[] pixels) {
    int n = pixels.length / Drawings.PIXELS;
    return file("|u1", "(%d, 32, 32)".formatted(n), pixels);
  }

  /** Of little-endian int64 values. */
  static byte[] longs(byte[] values) {
    return file("<i8", "(%d,)".formatted(values.length / Long.BYTES), values);
  }

  private static byte[] file(String type, String shape, byte[] data) {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    byte[] file = new byte[HEADER + data.length];
    Arrays.fill(file, 0, HEADER - 1, (byte) ' ');
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, HEADER - 10, 0};
    System.arraycopy(magic, 0, file, 0, magic.length);
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, file, magic.length, text.length);
    file[HEADER - 1] = '\n';
    System.arraycopy(data, 0, file, HEADER, data.length);
    return file;
  }
}
