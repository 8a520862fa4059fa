package io.synthorax.imaging.dicom;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.DicomFile.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Walks the elements of a data set (PS3.5 chapter 7). What is not kept is skipped unread; lengths
 * are checked against the file before anything is allocated, and sequences may be nested {@value
 * #DEEPEST} deep.
 */
final class DataSetReader {
  private static final int DEEPEST = 16;
  private static final long UNDEFINED = 0xffff_ffffL;

  /** A look-up table has at most 65,536 entries of two bytes. */
  private static final long LONGEST_VALUE = 1 << 17;

  private static final int MOST_FRAGMENTS = 1 << 16;

  private static final Set<String> LONG_FORM =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

  private record Element(int tag, String type, long length) {
    boolean undefined() {
      return length == UNDEFINED;
    }
  }

  private final DicomInput in;
  private final boolean explicit;
  private long pixelLength = -1;

  DataSetReader(DicomInput in, boolean explicit) {
    this.in = in;
    this.explicit = explicit;
  }

  /** Reads the file meta information, group 2, whose first element tells how long it is. */
  TransferSyntax transferSyntax() throws IOException {
    Element length = element(in.tag());
    if (length.tag() != 0x0002_0000 || length.length() != 4) {
      throw corrupt("a DICOM file without its meta information");
    }
    long end = in.unsignedInt() + in.position();
    DicomAttributes meta = new DicomAttributes(in.order());
    while (in.position() < end) {
      readElement(element(in.tag()), meta, explicit, 0);
    }
    return TransferSyntax.of(
        meta.text(Tag.TRANSFER_SYNTAX_UID)
            .orElseThrow(() -> corrupt("a DICOM file without a transfer syntax")));
  }

  /** Reads the main data set up to the pixel data, of which only the element's head is read. */
  DicomAttributes upToPixels() throws IOException {
    DicomAttributes attributes = new DicomAttributes(in.order());
    while (!in.atEnd()) {
      Element element = element(in.tag());
      if (element.tag() == Tag.PIXEL_DATA) {
        pixelLength = element.length();
        return attributes;
      }
      readElement(element, attributes, explicit, 0);
    }
    throw new UnreadableScan(Reason.NOT_AN_IMAGE, "a DICOM file without pixels");
  }

  /** Where the pixels lie; to be asked after {@link #upToPixels}. */
  List<Section> pixels(boolean compressed) throws IOException {
    if (compressed != (pixelLength == UNDEFINED)) {
      throw corrupt("pixel data whose length contradicts the transfer syntax");
    }
    if (!compressed) {
      Section section = new Section(in.position(), pixelLength);
      in.skip(pixelLength);
      return List.of(section);
    }
    List<Section> fragments = fragments();
    // The first one is a table of offsets, possibly empty.
    return List.copyOf(fragments.subList(Math.min(1, fragments.size()), fragments.size()));
  }

  private List<Section> fragments() throws IOException {
    List<Section> fragments = new ArrayList<>();
    while (true) {
      int tag = in.tag();
      long length = in.unsignedInt();
      if (tag == Tag.SEQUENCE_END) {
        return fragments;
      }
      if (tag != Tag.ITEM || length == UNDEFINED || fragments.size() >= MOST_FRAGMENTS) {
        throw corrupt("compressed pixel data whose fragments are not in order");
      }
      fragments.add(new Section(in.position(), length));
      in.skip(length);
    }
  }

  private Element element(int tag) throws IOException {
    return element(tag, explicit);
  }

  private Element element(int tag, boolean explicit) throws IOException {
    if (!explicit || tag >>> 16 == 0xfffe) {
      return new Element(tag, "", in.unsignedInt());
    }
    String type = new String(in.bytes(2), StandardCharsets.ISO_8859_1);
    if (!type.matches("[A-Z]{2}")) {
      throw corrupt("a DICOM element without a type");
    }
    if (!LONG_FORM.contains(type)) {
      return new Element(tag, type, in.unsignedShort());
    }
    in.skip(2);
    return new Element(tag, type, in.unsignedInt());
  }

  private void readElement(Element element, DicomAttributes into, boolean explicit, int depth)
      throws IOException {
    if (element.tag() == Tag.PIXEL_DATA && element.undefined()) {
      fragments();
      return;
    }
    if (element.undefined() || Tag.isKeptSequence(element.tag())) {
      // A sequence of unknown type and length is encoded implicitly (PS3.5, 6.2.2 note 2).
      boolean inner = explicit && !element.type().equals("UN");
      List<DicomAttributes> items = items(element, inner, depth + 1);
      if (Tag.isKeptSequence(element.tag())) {
        into.put(element.tag(), items);
      }
      return;
    }
    if (!Tag.isKept(element.tag())) {
      in.skip(element.length());
      return;
    }
    if (element.length() > LONGEST_VALUE) {
      throw corrupt("a DICOM attribute of impossible length");
    }
    into.put(element.tag(), in.bytes((int) element.length()));
  }

  private List<DicomAttributes> items(Element sequence, boolean explicit, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw corrupt("DICOM sequences nested more than %d deep".formatted(DEEPEST));
    }
    List<DicomAttributes> items = new ArrayList<>();
    long end = in.position() + sequence.length();
    while (sequence.undefined() || in.position() < end) {
      Element item = element(in.tag(), explicit);
      if (item.tag() == Tag.SEQUENCE_END && sequence.undefined()) {
        return items;
      }
      if (item.tag() != Tag.ITEM) {
        throw corrupt("a DICOM sequence with something else between its items");
      }
      DicomAttributes attributes = item(item, explicit, depth);
      // Only the first items matter; a million empty ones must not fill the memory.
      if (items.size() < DEEPEST) {
        items.add(attributes);
      }
    }
    return items;
  }

  private DicomAttributes item(Element item, boolean explicit, int depth) throws IOException {
    DicomAttributes attributes = new DicomAttributes(in.order());
    long end = in.position() + item.length();
    while (item.undefined() || in.position() < end) {
      Element element = element(in.tag(), explicit);
      if (element.tag() == Tag.ITEM_END && item.undefined()) {
        break;
      }
      readElement(element, attributes, explicit, depth);
    }
    return attributes;
  }

  private static UnreadableScan corrupt(String message) {
    return new UnreadableScan(Reason.CORRUPT, message);
  }
}
