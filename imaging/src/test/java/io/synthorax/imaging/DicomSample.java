package io.synthorax.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small DICOM files: a 16-bit MONOCHROME2 chest radiograph, of which anything can be
 * changed.
 */
public final class DicomSample {
  private static final List<String> LONG_FORM = List.of("OB", "OW", "SQ", "UN");

  private record Element(String type, byte[] value) {}

  private final Map<Integer, Element> elements = new TreeMap<>();
  private final ByteOrder order;
  private final String syntax;
  private final boolean explicit;
  private List<byte[]> fragments;

  private DicomSample(String syntax) {
    this.syntax = syntax;
    this.explicit = !syntax.equals("1.2.840.10008.1.2");
    this.order =
        syntax.equals("1.2.840.10008.1.2.2") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** A chest, 12 of 16 bits, pixel i having the value i. */
  public static DicomSample chest(int columns, int rows) {
    return chest(columns, rows, "1.2.840.10008.1.2.1");
  }

  public static DicomSample chest(int columns, int rows, String syntax) {
    int[] ramp = new int[columns * rows];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i & 0xfff;
    }
    return new DicomSample(syntax)
        .text(0x0008_0060, "CS", "DX")
        .text(0x0010_0010, "PN", "Nobody^Nemo")
        .text(0x0010_0020, "LO", "patient-1")
        .text(0x0018_0015, "CS", "CHEST")
        .text(0x0018_5101, "CS", "PA")
        .words(0x0028_0002, "US", 1)
        .text(0x0028_0004, "CS", "MONOCHROME2")
        .words(0x0028_0010, "US", rows)
        .words(0x0028_0011, "US", columns)
        .bits(16, 12)
        .words(0x0028_0103, "US", 0)
        .words(0x7fe0_0010, "OW", ramp);
  }

  public DicomSample bits(int allocated, int stored) {
    return words(0x0028_0100, "US", allocated)
        .words(0x0028_0101, "US", stored)
        .words(0x0028_0102, "US", stored - 1);
  }

  public DicomSample text(int tag, String type, String value) {
    String even = value.length() % 2 == 0 ? value : value + " ";
    return bytes(tag, type, even.getBytes(StandardCharsets.ISO_8859_1));
  }

  public DicomSample words(int tag, String type, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return bytes(tag, type, buffer.array());
  }

  public DicomSample bytes(int tag, String type, byte[] value) {
    elements.put(tag, new Element(type, value));
    return this;
  }

  public DicomSample without(int tag) {
    elements.remove(tag);
    return this;
  }

  /** A sequence of one item that holds the elements of another sample with no others. */
  public DicomSample sequence(int tag, DicomSample item) {
    return bytes(tag, "SQ", item.asItem(order));
  }

  /** No elements at all, to be filled and used as an item. */
  public static DicomSample item() {
    return new DicomSample("1.2.840.10008.1.2.1");
  }

  /** Compressed pixels, instead of the others. */
  public DicomSample compressed(byte[]... parts) {
    elements.remove(0x7fe0_0010);
    fragments = new ArrayList<>(List.of(parts));
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    byte[] uid =
        (syntax.length() % 2 == 0 ? syntax : syntax + "\0").getBytes(StandardCharsets.US_ASCII);
    write(out, 0x0002_0000, "UL", little(8 + uid.length), true, ByteOrder.LITTLE_ENDIAN);
    write(out, 0x0002_0010, "UI", uid, true, ByteOrder.LITTLE_ENDIAN);
    elements.forEach((tag, e) -> write(out, tag, e.type(), e.value(), explicit, order));
    if (fragments != null) {
      writeFragments(out);
    }
    return out.toByteArray();
  }

  public Path write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] asItem(ByteOrder order) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    elements.forEach((tag, e) -> write(inner, tag, e.type(), e.value(), true, order));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out, 0xfffe_e000, order);
    out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(inner.size()).array());
    out.writeBytes(inner.toByteArray());
    return out.toByteArray();
  }

  private void writeFragments(ByteArrayOutputStream out) {
    head(out, 0x7fe0_0010, order);
    out.writeBytes("OB\0\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(little(-1));
    fragments.add(0, new byte[0]);
    for (byte[] fragment : fragments) {
      head(out, 0xfffe_e000, order);
      out.writeBytes(little(fragment.length + fragment.length % 2));
      out.writeBytes(fragment);
      out.writeBytes(new byte[fragment.length % 2]);
    }
    head(out, 0xfffe_e0dd, order);
    out.writeBytes(little(0));
  }

  private static void head(ByteArrayOutputStream out, int tag, ByteOrder order) {
    ByteBuffer head = ByteBuffer.allocate(4).order(order);
    out.writeBytes(head.putShort((short) (tag >>> 16)).putShort((short) tag).array());
  }

  private static void write(
      ByteArrayOutputStream out,
      int tag,
      String type,
      byte[] value,
      boolean explicit,
      ByteOrder order) {
    head(out, tag, order);
    ByteBuffer length = ByteBuffer.allocate(8).order(order);
    if (!explicit) {
      length.putInt(value.length);
    } else {
      length.put(type.getBytes(StandardCharsets.US_ASCII));
      if (LONG_FORM.contains(type)) {
        length.putShort((short) 0).putInt(value.length);
      } else {
        length.putShort((short) value.length);
      }
    }
    out.write(length.array(), 0, length.position());
    out.writeBytes(value);
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
