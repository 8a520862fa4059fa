package io.synthorax.imaging.dicom;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file from its first byte on. Throws an EOFException before it reads, skips or allocates more.
 */
final class DicomInput implements Closeable {
  private final InputStream in;
  private final long size;
  private long position;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  DicomInput(Path file) throws IOException {
    this.size = Files.size(file);
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 14);
  }

  void order(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }

  long position() {
    return position;
  }

  boolean atEnd() {
    return position >= size;
  }

  byte[] bytes(int length) throws IOException {
    require(length);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file became shorter");
    }
    position += length;
    return bytes;
  }

  void skip(long length) throws IOException {
    require(length);
    in.skipNBytes(length);
    position += length;
  }

  int unsignedShort() throws IOException {
    return ByteBuffer.wrap(bytes(2)).order(order).getShort() & 0xffff;
  }

  long unsignedInt() throws IOException {
    return ByteBuffer.wrap(bytes(4)).order(order).getInt() & 0xffff_ffffL;
  }

  /** Group and element number as one integer. */
  int tag() throws IOException {
    int group = unsignedShort();
    return group << 16 | unsignedShort();
  }

  private void require(long length) throws EOFException {
    if (length > size - position) {
      throw new EOFException("the file ends inside of an element");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
