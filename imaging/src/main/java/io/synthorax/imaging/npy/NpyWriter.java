package io.synthorax.imaging.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes an array [rows, ...] of which the number of rows is known only at the end; {@link #close}
 * puts it into the header. Only one buffer of 64 kB is held. The file must not exist yet.
 */
public final class NpyWriter implements AutoCloseable {
  private final FileChannel channel;
  private final NpyType type;
  private final long[] rowShape;
  private final long rowElements;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long elements;

  /** Begins an array whose rows have the given shape; none for plain numbers. */
  public NpyWriter(Path file, NpyType type, long... rowShape) throws IOException {
    this.type = type;
    this.rowShape = rowShape.clone();
    this.rowElements = Arrays.stream(rowShape).reduce(1, Math::multiplyExact);
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.position(NpyHeader.WRITTEN_BYTES);
  }

  /** The header of an array whose shape is known beforehand, to be followed by its elements. */
  public static byte[] header(NpyType type, long... shape) {
    return NpyHeader.bytes(type, Arrays.stream(shape).boxed().toList());
  }

  /** Appends uint8 elements. */
  public void write(byte[] values) throws IOException {
    require(NpyType.UINT8);
    int done = 0;
    while (done < values.length) {
      room(1);
      int part = Math.min(buffer.remaining(), values.length - done);
      buffer.put(values, done, part);
      done += part;
    }
    elements += values.length;
  }

  /** Appends an int64 element. */
  public void write(long value) throws IOException {
    require(NpyType.INT64);
    room(Long.BYTES);
    buffer.putLong(value);
    elements++;
  }

  /** Appends float32 elements. */
  public void write(float[] values) throws IOException {
    require(NpyType.FLOAT32);
    for (float value : values) {
      room(Float.BYTES);
      buffer.putFloat(value);
    }
    elements += values.length;
  }

  /** Appends float64 elements. */
  public void write(double[] values) throws IOException {
    require(NpyType.FLOAT64);
    for (double value : values) {
      room(Double.BYTES);
      buffer.putDouble(value);
    }
    elements += values.length;
  }

  /** The number of whole rows written so far. */
  public int rows() {
    return Math.toIntExact(elements / rowElements);
  }

  /** Completes the file; a row that was begun and not ended is an error. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (elements % rowElements != 0) {
        throw new IllegalStateException("the last row is incomplete");
      }
      drain();
      List<Long> shape = new ArrayList<>();
      shape.add(elements / rowElements);
      Arrays.stream(rowShape).forEach(shape::add);
      ByteBuffer header = ByteBuffer.wrap(NpyHeader.bytes(type, shape));
      while (header.hasRemaining()) {
        channel.write(header, header.position());
      }
    }
  }

  private void require(NpyType written) {
    if (type != written) {
      throw new IllegalArgumentException(written + " into an array of " + type);
    }
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
