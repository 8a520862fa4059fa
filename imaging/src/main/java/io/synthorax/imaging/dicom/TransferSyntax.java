package io.synthorax.imaging.dicom;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.nio.ByteOrder;

/** How a data set and its pixels are encoded (PS3.5 chapter 10 and annex A). */
public enum TransferSyntax {
  IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", Codec.NONE),
  EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", Codec.NONE),
  EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", Codec.NONE),
  RLE("1.2.840.10008.1.2.5", Codec.RLE),
  JPEG_BASELINE("1.2.840.10008.1.2.4.50", Codec.JPEG),
  JPEG_EXTENDED("1.2.840.10008.1.2.4.51", Codec.JPEG),
  JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", Codec.JPEG),
  JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70", Codec.JPEG),
  JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", Codec.JPEG_LS),
  JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", Codec.JPEG_LS),
  JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", Codec.JPEG_2000),
  JPEG_2000("1.2.840.10008.1.2.4.91", Codec.JPEG_2000);

  /** What decodes the pixels. */
  public enum Codec {
    NONE,
    RLE,
    JPEG,
    JPEG_LS,
    JPEG_2000
  }

  private final String uid;
  private final Codec codec;

  TransferSyntax(String uid, Codec codec) {
    this.uid = uid;
    this.codec = codec;
  }

  static TransferSyntax of(String uid) {
    for (TransferSyntax syntax : values()) {
      if (syntax.uid.equals(uid)) {
        return syntax;
      }
    }
    String told = uid.matches("[0-9.]{1,64}") ? " " + uid : "";
    throw new UnreadableScan(
        Reason.UNSUPPORTED,
        "the DICOM transfer syntax%s is not read: allowed are implicit and explicit little endian, big endian, RLE, JPEG, JPEG-LS and JPEG 2000"
            .formatted(told));
  }

  public String uid() {
    return uid;
  }

  public Codec codec() {
    return codec;
  }

  boolean isExplicit() {
    return this != IMPLICIT_LITTLE_ENDIAN;
  }

  /** Of the data set and of uncompressed pixels. */
  public ByteOrder order() {
    return this == EXPLICIT_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }
}
