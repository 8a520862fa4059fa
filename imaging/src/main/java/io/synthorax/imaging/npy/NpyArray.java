package io.synthorax.imaging.npy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.imaging.GrayImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An array read from a npy file: its type, its shape, and its elements row by row as little-endian
 * bytes. A file that is no such array, or is longer or shorter than its header says, is a {@link
 * ContractViolation}.
 */
public final class NpyArray {
  private static final int PIECE_BYTES = 1 << 20;

  private final NpyType type;
  private final int[] shape;
  private final ByteBuffer data;

  private NpyArray(NpyType type, int[] shape, ByteBuffer data) {
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /** Reads a file; its size is compared with its header before memory is taken. */
  public static NpyArray read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, Files.size(file));
    }
  }

  /** Float32 elements with the shape of their array. */
  public record Floats(int[] shape, float[] values) {}

  /** Reads a file of float32 piece by piece: it needs no more memory than its elements take. */
  public static Floats readFloats(Path file) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      InputStream head = Channels.newInputStream(in);
      NpyHeader header = header(head, Files.size(file));
      requireType(header.type(), NpyType.FLOAT32);
      float[] values = new float[(int) (header.dataBytes() / Float.BYTES)];
      ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at < values.length; ) {
        int wanted = Math.min(PIECE_BYTES, (values.length - at) * Float.BYTES);
        piece.clear().limit(wanted);
        while (piece.hasRemaining()) {
          if (in.read(piece) < 0) {
            throw new ContractViolation("the file became shorter while it was read");
          }
        }
        piece.flip();
        piece.asFloatBuffer().get(values, at, wanted / Float.BYTES);
        at += wanted / Float.BYTES;
      }
      return new Floats(shape(header), values);
    }
  }

  /** Reads the bytes of a file. */
  public static NpyArray of(byte[] file) {
    try {
      return read(new java.io.ByteArrayInputStream(file), file.length);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static NpyArray read(InputStream in, long size) throws IOException {
    NpyHeader header = header(in, size);
    int expected = (int) header.dataBytes();
    byte[] bytes = in.readNBytes(expected);
    if (bytes.length != expected) {
      throw new ContractViolation("the file became shorter while it was read");
    }
    return new NpyArray(
        header.type(), shape(header), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static int[] shape(NpyHeader header) {
    return header.shape().stream().mapToInt(Math::toIntExact).toArray();
  }

  private static NpyHeader header(InputStream in, long size) throws IOException {
    int length = NpyHeader.dictionaryLength(in.readNBytes(NpyHeader.PREAMBLE_BYTES));
    NpyHeader header = NpyHeader.parse(in.readNBytes(length));
    long expected = header.dataBytes();
    long actual = size - header.dataOffset();
    if (expected != actual || expected > Integer.MAX_VALUE - 8) {
      throw new ContractViolation(
          "an array of shape %s needs %d bytes, the file has %d; allowed are at most 2 GB"
              .formatted(header.shape(), expected, actual));
    }
    return header;
  }

  public NpyType type() {
    return type;
  }

  /** The dimensions, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** The first dimension; 1 for an array without dimensions. */
  public int rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** All uint8 elements. */
  public byte[] bytes() {
    require(NpyType.UINT8);
    return data.array().clone();
  }

  /** All int64 elements. */
  public long[] longs() {
    require(NpyType.INT64);
    long[] values = new long[data.capacity() / Long.BYTES];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  /** All float32 elements. */
  public float[] floats() {
    require(NpyType.FLOAT32);
    float[] values = new float[data.capacity() / Float.BYTES];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** All float64 elements; float32 ones are widened. */
  public double[] doubles() {
    if (type == NpyType.FLOAT32) {
      float[] narrow = floats();
      double[] wide = new double[narrow.length];
      Arrays.setAll(wide, i -> narrow[i]);
      return wide;
    }
    require(NpyType.FLOAT64);
    double[] values = new double[data.capacity() / Double.BYTES];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  /** Image i of an array [n, height, width] of uint8. */
  public GrayImage image(int index) {
    require(NpyType.UINT8);
    if (shape.length != 3) {
      throw new ContractViolation(
          "an array of shape " + Arrays.toString(shape) + " where images [n, h, w] are expected");
    }
    int size = shape[1] * shape[2];
    int start = Math.multiplyExact(java.util.Objects.checkIndex(index, shape[0]), size);
    return new GrayImage(shape[2], shape[1], Arrays.copyOfRange(data.array(), start, start + size));
  }

  private void require(NpyType expected) {
    requireType(type, expected);
  }

  private static void requireType(NpyType type, NpyType expected) {
    if (type != expected) {
      throw new ContractViolation("an array of " + type + " where " + expected + " is expected");
    }
  }
}
