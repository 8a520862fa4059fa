package io.synthorax.imaging.npy;

import io.synthorax.contracts.ContractViolation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Type and shape of an array, and where its data begins. Written headers have one fixed length, so
 * that the row count can be filled in at the end.
 */
record NpyHeader(NpyType type, List<Long> shape, int dataOffset) {
  static final int WRITTEN_BYTES = 128;
  static final int PREAMBLE_BYTES = 10;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String FORM =
      "a npy file of version 1.0, C order, of uint8, int64, float32 or float64";
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{'descr': '([^']{1,8})', 'fortran_order': (False|True), 'shape': \\(([0-9, ]*)\\),? ?\\}\\s*");

  static byte[] bytes(NpyType type, List<Long> shape) {
    String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type.descriptor(), dimensions, shape.size() == 1 ? "," : "");
    byte[] header = new byte[WRITTEN_BYTES];
    Arrays.fill(header, (byte) ' ');
    ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).put((byte) 1).put((byte) 0);
    buffer.putShort((short) (WRITTEN_BYTES - PREAMBLE_BYTES));
    buffer.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    header[WRITTEN_BYTES - 1] = '\n';
    return header;
  }

  /** The length of the dictionary that follows the first {@link #PREAMBLE_BYTES} bytes. */
  static int dictionaryLength(byte[] preamble) {
    boolean known =
        preamble.length == PREAMBLE_BYTES
            && Arrays.equals(MAGIC, Arrays.copyOf(preamble, MAGIC.length))
            && preamble[6] == 1
            && preamble[7] == 0;
    if (!known) {
      throw new ContractViolation("not " + FORM);
    }
    return preamble[8] & 0xff | (preamble[9] & 0xff) << 8;
  }

  static NpyHeader parse(byte[] dictionary) {
    Matcher matcher = DICTIONARY.matcher(new String(dictionary, StandardCharsets.US_ASCII));
    if (!matcher.matches()) {
      throw new ContractViolation("the header is not that of " + FORM);
    }
    NpyType type =
        Arrays.stream(NpyType.values())
            .filter(candidate -> candidate.descriptor().equals(matcher.group(1)))
            .findFirst()
            .orElseThrow(
                () -> new ContractViolation("type " + matcher.group(1) + ", allowed is " + FORM));
    if (matcher.group(2).equals("True")) {
      throw new ContractViolation("Fortran order, allowed is " + FORM);
    }
    return new NpyHeader(type, shape(matcher.group(3)), PREAMBLE_BYTES + dictionary.length);
  }

  /** The number of bytes that the shape asks for. */
  long dataBytes() {
    try {
      long bytes = type.bytes();
      for (long dimension : shape) {
        bytes = Math.multiplyExact(bytes, dimension);
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw new ContractViolation("a shape that no file can hold: " + shape, e);
    }
  }

  private static List<Long> shape(String text) {
    List<Long> shape = new ArrayList<>();
    for (String dimension : text.split(",")) {
      if (dimension.isBlank()) {
        continue;
      }
      try {
        shape.add(Long.parseLong(dimension.trim()));
      } catch (NumberFormatException e) {
        throw new ContractViolation("a shape that cannot be read: (" + text + ")", e);
      }
    }
    return List.copyOf(shape);
  }
}
