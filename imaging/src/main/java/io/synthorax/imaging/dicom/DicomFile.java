package io.synthorax.imaging.dicom;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A DICOM file's header, and where its pixels lie. Only attributes that reading an image needs are
 * kept, and the patient id, which tells scans of one patient together.
 *
 * @param pixels where the bytes of the image lie in the file: one section if not compressed
 */
public record DicomFile(
    Path path, TransferSyntax syntax, DicomAttributes attributes, List<Section> pixels) {
  private static final int PREAMBLE = 128;

  /** So many first bytes tell DICOM files from others. */
  public static final int HEAD_BYTES = PREAMBLE + 4;

  /** A section of the file. */
  public record Section(long offset, long length) {}

  /** Whether a file that begins with these bytes is one: a preamble of any content, then DICM. */
  public static boolean recognizes(byte[] head) {
    return head.length >= HEAD_BYTES
        && head[PREAMBLE] == 'D'
        && head[PREAMBLE + 1] == 'I'
        && head[PREAMBLE + 2] == 'C'
        && head[PREAMBLE + 3] == 'M';
  }

  /**
   * Reads the header. Throws {@link UnreadableScan} if the file is not what it should be, an
   * EOFException if it is cut off, before or in its pixels.
   */
  public static DicomFile read(Path file) throws IOException {
    try (DicomInput in = new DicomInput(file)) {
      if (!recognizes(in.bytes(HEAD_BYTES))) {
        throw new UnreadableScan(Reason.NOT_AN_IMAGE, "the file is no DICOM file");
      }
      TransferSyntax syntax = new DataSetReader(in, true).transferSyntax();
      in.order(syntax.order());
      DataSetReader reader = new DataSetReader(in, syntax.isExplicit());
      DicomAttributes attributes = reader.upToPixels();
      boolean compressed = syntax.codec() != TransferSyntax.Codec.NONE;
      List<Section> pixels = reader.pixels(compressed);
      if (pixels.isEmpty()) {
        throw new UnreadableScan(Reason.CORRUPT, "a DICOM file whose pixel data is empty");
      }
      return new DicomFile(file, syntax, attributes, pixels);
    }
  }

  /** The number of compressed or uncompressed bytes of the image. */
  public long pixelBytes() {
    return pixels.stream().mapToLong(Section::length).sum();
  }

  /** What tells scans of one patient together; it never leaves this module. */
  public Optional<String> patient() {
    String issuer = attributes.text(Tag.ISSUER_OF_PATIENT_ID).map(i -> "@" + i).orElse("");
    return attributes.text(Tag.PATIENT_ID).map(id -> id + issuer);
  }

  /** PA, AP, or empty. */
  public Optional<String> view() {
    return FrontalChest.view(attributes);
  }

  /** The bytes of the image, in memory: {@link #pixelBytes} many. */
  public byte[] pixelData() throws IOException {
    byte[] data = new byte[Math.toIntExact(pixelBytes())];
    int position = 0;
    try (var file = new java.io.RandomAccessFile(path.toFile(), "r")) {
      for (Section section : pixels) {
        file.seek(section.offset());
        file.readFully(data, position, (int) section.length());
        position += (int) section.length();
      }
    }
    return data;
  }
}
