package io.synthorax.imaging.dicom;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The kept attributes of a data set or of a sequence's item. An empty value counts as absent. */
public final class DicomAttributes {
  private final ByteOrder order;
  private final Map<Integer, byte[]> values = new HashMap<>();
  private final Map<Integer, List<DicomAttributes>> sequences = new HashMap<>();

  DicomAttributes(ByteOrder order) {
    this.order = order;
  }

  void put(int tag, byte[] value) {
    values.put(tag, value);
  }

  void put(int tag, List<DicomAttributes> items) {
    sequences.put(tag, List.copyOf(items));
  }

  /** The first of the values, without padding. */
  Optional<String> text(int tag) {
    byte[] value = values.getOrDefault(tag, new byte[0]);
    String all = new String(value, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    String first = all.split("\\\\", 2)[0].strip();
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }

  /** All values, separated by backslashes. */
  String allText(int tag) {
    return new String(values.getOrDefault(tag, new byte[0]), StandardCharsets.ISO_8859_1);
  }

  /** The first of the values; a number that is none, or not finite, is refused. */
  OptionalDouble decimal(int tag) {
    Optional<String> text = text(tag);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text.get());
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, like infinity.
    }
    throw new UnreadableScan(Reason.CORRUPT, "%s is no number".formatted(name(tag)));
  }

  OptionalInt unsignedShort(int tag) {
    int[] words = words(tag);
    return words.length == 0 ? OptionalInt.empty() : OptionalInt.of(words[0]);
  }

  int requiredShort(int tag) {
    return unsignedShort(tag)
        .orElseThrow(
            () ->
                new UnreadableScan(
                    Reason.CORRUPT, "the DICOM image lacks %s".formatted(name(tag))));
  }

  /** The value as unsigned 16-bit words. */
  int[] words(int tag) {
    ByteBuffer value = ByteBuffer.wrap(bytes(tag)).order(order);
    int[] words = new int[value.remaining() / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = value.getShort() & 0xffff;
    }
    return words;
  }

  byte[] bytes(int tag) {
    return values.getOrDefault(tag, new byte[0]);
  }

  /** The items of a sequence; none if it is absent. */
  List<DicomAttributes> items(int tag) {
    return sequences.getOrDefault(tag, List.of());
  }

  private static String name(int tag) {
    return "attribute (%04x,%04x)".formatted(tag >>> 16, tag & 0xffff);
  }

  /** Never the values: they identify a patient. */
  @Override
  public String toString() {
    return "DicomAttributes[" + values.size() + " values]";
  }
}
