package io.synthorax.learning.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a two-dimensional little-endian float32 npy file of version 1 from the test resources. */
final class NpyFloats {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\((\\d+), (\\d+)\\)");

  private NpyFloats() {}

  static Features read(String resource) {
    try (InputStream in = NpyFloats.class.getResourceAsStream(resource)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int headerLength = bytes.getShort(8);
      String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
      Matcher shape = SHAPE.matcher(header);
      if (!header.contains("<f4") || !shape.find()) {
        throw new IllegalStateException(resource + " is no float32 matrix: " + header);
      }
      int rows = Integer.parseInt(shape.group(1));
      int columns = Integer.parseInt(shape.group(2));
      float[] values = new float[rows * columns];
      bytes.position(10 + headerLength);
      bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return new Features(rows, columns, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
