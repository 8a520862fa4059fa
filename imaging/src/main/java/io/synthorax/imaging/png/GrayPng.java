package io.synthorax.imaging.png;

import io.synthorax.imaging.GrayImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes 8-bit gray PNG files (ISO/IEC 15948). The same image always gives the same bytes: no time,
 * no software name, no metadata but the {@link Origin}.
 */
public final class GrayPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int FILTER_UP = 2;

  /** Where the pixels come from, as the file says it under the keyword {@code Synthorax}. */
  public enum Origin {
    /** Nothing is written. */
    UNMARKED(""),
    PHANTOM("phantom"),
    SYNTHESIZED("synthesized"),
    /** Synthesized by a generator that was trained on phantoms. */
    SYNTHESIZED_FROM_PHANTOMS("synthesized from phantoms");

    private final String text;

    Origin(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  private GrayPng() {}

  /** The bytes of the file. */
  public static byte[] encode(GrayImage image, Origin origin) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.pixels().length / 2 + 256);
    try {
      write(image, origin, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Writes the file to a stream, which stays open. */
  public static void write(GrayImage image, Origin origin, OutputStream out) throws IOException {
    DataOutputStream file = new DataOutputStream(out);
    file.write(SIGNATURE);
    chunk(file, "IHDR", header(image));
    if (origin != Origin.UNMARKED) {
      String text = "Synthorax\0" + origin.text;
      chunk(file, "tEXt", text.getBytes(StandardCharsets.ISO_8859_1));
    }
    chunk(file, "IDAT", compressed(image));
    chunk(file, "IEND", new byte[0]);
    file.flush();
  }

  private static byte[] header(GrayImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(13);
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeInt(image.width());
    header.writeInt(image.height());
    // 8 bits, gray, deflate, the standard filters, not interlaced
    header.write(new byte[] {8, 0, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] compressed(GrayImage image) throws IOException {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.pixels().length / 2 + 64);
    try (DeflaterOutputStream zip = new DeflaterOutputStream(bytes, deflater, 1 << 14)) {
      byte[] line = new byte[image.width() + 1];
      line[0] = FILTER_UP;
      for (int y = 0; y < image.height(); y++) {
        differences(image, y, line);
        zip.write(line);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void differences(GrayImage image, int y, byte[] line) {
    int start = y * image.width();
    for (int x = 0; x < image.width(); x++) {
      int above = y == 0 ? 0 : image.pixels()[start - image.width() + x];
      line[x + 1] = (byte) (image.pixels()[start + x] - above);
    }
  }

  private static void chunk(DataOutputStream file, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    file.writeInt(data.length);
    file.write(name);
    file.write(data);
    file.writeInt((int) crc.getValue());
  }
}
