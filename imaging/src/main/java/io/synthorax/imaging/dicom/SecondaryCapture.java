package io.synthorax.imaging.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synthorax.imaging.GrayImage;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.UUID;

/**
 * Writes synthesized images as DICOM files that nobody can take for a patient's: Secondary Capture
 * (PS3.3 A.8.1), 8-bit MONOCHROME2, explicit little endian. Marked as synthesized are Conversion
 * Type (SYN), Synthetic Data, Image Type, the patient's name and the descriptions; the modality OT
 * keeps {@link FrontalChest} from ever taking one for a scan. The same image is the same file.
 */
public final class SecondaryCapture {
  private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.7";
  private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
  private static final String SOFTWARE = "SYNTHORAX";

  /** Most characters of the representations LO and SH. */
  private static final int LONG = 64;

  private static final int SHORT = 16;

  private SecondaryCapture() {}

  /**
   * A series: images of one class from one generator.
   *
   * @param study what was studied; the images of one are a DICOM study, of a patient who is nobody
   * @param series what tells it from others of the study
   * @param label the class
   * @param origin in words, such as "synthesized"
   */
  public record Series(String study, String series, String label, String origin) {}

  /** The file of image {@code index}, from 0, of a series. */
  public static byte[] encode(GrayImage image, Series series, int index) {
    String instance = uid(series.study() + "/" + series.series() + "/" + index);
    Elements meta = new Elements();
    meta.bytes(0x0002_0001, "OB", new byte[] {0, 1});
    meta.text(0x0002_0002, "UI", SOP_CLASS);
    meta.text(0x0002_0003, "UI", instance);
    meta.text(Tag.TRANSFER_SYNTAX_UID, "UI", EXPLICIT_LITTLE_ENDIAN);
    meta.text(0x0002_0012, "UI", uid(SOFTWARE));
    meta.text(0x0002_0013, "SH", SOFTWARE);
    Elements head = new Elements();
    head.raw(new byte[DicomFile.HEAD_BYTES - 4]);
    head.raw("DICM".getBytes(UTF_8));
    head.bytes(0x0002_0000, "UL", littleEndian(meta.size(), 4));
    head.raw(meta.content());
    head.raw(dataSet(image, series, index, instance));
    return head.content();
  }

  private static byte[] dataSet(GrayImage image, Series series, int index, String instance) {
    Elements set = new Elements();
    set.text(0x0008_0005, "CS", "ISO_IR 192");
    set.text(Tag.IMAGE_TYPE, "CS", "DERIVED\\SECONDARY\\SYNTHESIZED");
    set.text(Tag.SOP_CLASS_UID, "UI", SOP_CLASS);
    set.text(0x0008_0018, "UI", instance);
    set.text(0x0008_001c, "CS", "YES"); // Synthetic Data
    set.text(0x0008_0020, "DA", "");
    set.text(0x0008_0030, "TM", "");
    set.text(0x0008_0050, "SH", "");
    set.text(Tag.MODALITY, "CS", "OT");
    set.text(0x0008_0064, "CS", "SYN"); // Conversion Type: synthetic image
    set.text(0x0008_0070, "LO", SOFTWARE);
    set.text(0x0008_0090, "PN", "");
    set.text(0x0008_103e, "LO", shortened(series.label() + ", " + series.origin(), LONG));
    set.text(0x0008_2111, "ST", "Not a scan of a patient: " + series.origin());
    set.text(0x0010_0010, "PN", "SYNTHESIZED^NO PATIENT");
    set.text(Tag.PATIENT_ID, "LO", shortened("SYNTHESIZED-" + series.study(), LONG));
    set.text(0x0010_0030, "DA", "");
    set.text(0x0010_0040, "CS", "");
    set.text(0x0020_000d, "UI", uid(series.study()));
    set.text(0x0020_000e, "UI", uid(series.study() + "/" + series.series()));
    set.text(0x0020_0010, "SH", shortened(series.study(), SHORT));
    set.text(0x0020_0011, "IS", "1");
    set.text(0x0020_0013, "IS", String.valueOf(index + 1));
    set.text(0x0020_0020, "CS", ""); // Patient Orientation
    set.text(0x0020_0060, "CS", ""); // Laterality
    set.number(Tag.SAMPLES_PER_PIXEL, 1);
    set.text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2");
    set.number(Tag.ROWS, image.height());
    set.number(Tag.COLUMNS, image.width());
    set.number(Tag.BITS_ALLOCATED, 8);
    set.number(Tag.BITS_STORED, 8);
    set.number(Tag.HIGH_BIT, 7);
    set.number(Tag.PIXEL_REPRESENTATION, 0);
    set.text(Tag.BURNED_IN_ANNOTATION, "CS", "NO");
    set.bytes(Tag.PIXEL_DATA, "OB", image.pixels());
    return set.content();
  }

  /** An identifier of our own making (PS3.5 B.2): a UUID as one number under 2.25. */
  private static String uid(String of) {
    String hexadecimal = UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString().replace("-", "");
    return "2.25." + new BigInteger(hexadecimal, 16);
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  private static byte[] littleEndian(int value, int length) {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) (value >> 8 * at);
    }
    return bytes;
  }

  /** Data elements one after another (PS3.5 7.1.2), in ascending order of their tags. */
  private static final class Elements {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    void text(int tag, String representation, String value) {
      byte[] bytes = value.getBytes(UTF_8);
      element(tag, representation, bytes, representation.equals("UI") ? 0 : ' ');
    }

    void number(int tag, int value) {
      element(tag, "US", littleEndian(value, 2), 0);
    }

    void bytes(int tag, String representation, byte[] value) {
      element(tag, representation, value, 0);
    }

    /** A value of odd length is padded; that of OB has its length in four bytes, after two. */
    private void element(int tag, String representation, byte[] value, int padding) {
      raw(littleEndian(tag >>> 16, 2));
      raw(littleEndian(tag, 2));
      raw(representation.getBytes(UTF_8));
      int length = value.length + value.length % 2;
      if (representation.equals("OB")) {
        raw(new byte[2]);
        raw(littleEndian(length, 4));
      } else {
        raw(littleEndian(length, 2));
      }
      raw(value);
      if (value.length % 2 == 1) {
        content.write(padding);
      }
    }

    void raw(byte[] bytes) {
      content.writeBytes(bytes);
    }

    int size() {
      return content.size();
    }

    byte[] content() {
      return content.toByteArray();
    }
  }
}
