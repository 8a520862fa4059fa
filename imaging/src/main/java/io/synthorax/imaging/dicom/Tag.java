package io.synthorax.imaging.dicom;

import java.util.Set;

/** The attributes (PS3.6) that are kept of a header; all others are read over. */
final class Tag {
  static final int TRANSFER_SYNTAX_UID = 0x0002_0010;
  static final int IMAGE_TYPE = 0x0008_0008;
  static final int SOP_CLASS_UID = 0x0008_0016;
  static final int MODALITY = 0x0008_0060;
  static final int CODE_MEANING = 0x0008_0104;
  static final int ANATOMIC_REGION_SEQUENCE = 0x0008_2218;
  static final int PATIENT_ID = 0x0010_0020;
  static final int ISSUER_OF_PATIENT_ID = 0x0010_0021;
  static final int BODY_PART_EXAMINED = 0x0018_0015;
  static final int VIEW_POSITION = 0x0018_5101;
  static final int SAMPLES_PER_PIXEL = 0x0028_0002;
  static final int PHOTOMETRIC_INTERPRETATION = 0x0028_0004;
  static final int NUMBER_OF_FRAMES = 0x0028_0008;
  static final int ROWS = 0x0028_0010;
  static final int COLUMNS = 0x0028_0011;
  static final int BITS_ALLOCATED = 0x0028_0100;
  static final int BITS_STORED = 0x0028_0101;
  static final int HIGH_BIT = 0x0028_0102;
  static final int PIXEL_REPRESENTATION = 0x0028_0103;
  static final int PIXEL_PADDING_VALUE = 0x0028_0120;
  static final int PIXEL_PADDING_RANGE_LIMIT = 0x0028_0121;
  static final int BURNED_IN_ANNOTATION = 0x0028_0301;
  static final int WINDOW_CENTER = 0x0028_1050;
  static final int WINDOW_WIDTH = 0x0028_1051;
  static final int RESCALE_INTERCEPT = 0x0028_1052;
  static final int RESCALE_SLOPE = 0x0028_1053;
  static final int VOI_LUT_FUNCTION = 0x0028_1056;
  static final int MODALITY_LUT_SEQUENCE = 0x0028_3000;
  static final int LUT_DESCRIPTOR = 0x0028_3002;
  static final int LUT_DATA = 0x0028_3006;
  static final int VOI_LUT_SEQUENCE = 0x0028_3010;
  static final int VIEW_CODE_SEQUENCE = 0x0054_0220;
  static final int PIXEL_DATA = 0x7fe0_0010;

  static final int ITEM = 0xfffe_e000;
  static final int ITEM_END = 0xfffe_e00d;
  static final int SEQUENCE_END = 0xfffe_e0dd;

  private static final Set<Integer> SEQUENCES =
      Set.of(ANATOMIC_REGION_SEQUENCE, MODALITY_LUT_SEQUENCE, VOI_LUT_SEQUENCE, VIEW_CODE_SEQUENCE);

  private static final Set<Integer> VALUES =
      Set.of(
          TRANSFER_SYNTAX_UID,
          IMAGE_TYPE,
          SOP_CLASS_UID,
          MODALITY,
          CODE_MEANING,
          PATIENT_ID,
          ISSUER_OF_PATIENT_ID,
          BODY_PART_EXAMINED,
          VIEW_POSITION,
          SAMPLES_PER_PIXEL,
          PHOTOMETRIC_INTERPRETATION,
          NUMBER_OF_FRAMES,
          ROWS,
          COLUMNS,
          BITS_ALLOCATED,
          BITS_STORED,
          HIGH_BIT,
          PIXEL_REPRESENTATION,
          PIXEL_PADDING_VALUE,
          PIXEL_PADDING_RANGE_LIMIT,
          BURNED_IN_ANNOTATION,
          WINDOW_CENTER,
          WINDOW_WIDTH,
          RESCALE_INTERCEPT,
          RESCALE_SLOPE,
          VOI_LUT_FUNCTION,
          LUT_DESCRIPTOR,
          LUT_DATA);

  private Tag() {}

  static boolean isKeptSequence(int tag) {
    return SEQUENCES.contains(tag);
  }

  static boolean isKept(int tag) {
    return VALUES.contains(tag);
  }
}
