package io.synthorax.imaging.dicom;

import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which DICOM images are taken: computed and digital radiographs of the chest from the front or the
 * back. A header that says otherwise is refused, one that says nothing gives a warning.
 */
public final class FrontalChest {
  private static final Set<String> MODALITIES = Set.of("CR", "DX");
  private static final Set<String> FRONTAL = Set.of("PA", "AP");
  private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

  private FrontalChest() {}

  /** What is to be known of the image; throws {@link UnreadableScan} if it is not to be taken. */
  public static Set<ScanWarning> require(DicomFile file) {
    DicomAttributes header = file.attributes();
    String modality = code(header, Tag.MODALITY);
    if (!MODALITIES.contains(modality)) {
      throw outOfScope("the modality", modality, "CR and DX");
    }
    Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
    String view = viewCode(header);
    if (view.isEmpty()) {
      warnings.add(ScanWarning.VIEW_UNKNOWN);
    } else if (!FRONTAL.contains(view)) {
      throw outOfScope("the view", view, "PA, AP, or none said");
    }
    String part = bodyPart(header);
    if (part.isEmpty()) {
      warnings.add(ScanWarning.BODY_PART_UNKNOWN);
    } else if (!part.startsWith("CHEST") && !part.startsWith("THORA")) {
      throw outOfScope("the body part", part, "CHEST, THORAX, or none said");
    }
    annotation(header).ifPresent(warnings::add);
    return warnings;
  }

  static Optional<String> view(DicomAttributes header) {
    return Optional.of(viewCode(header)).filter(FRONTAL::contains);
  }

  private static String viewCode(DicomAttributes header) {
    String position = code(header, Tag.VIEW_POSITION);
    if (!position.isEmpty()) {
      return position;
    }
    String meaning = meaning(header, Tag.VIEW_CODE_SEQUENCE);
    return switch (meaning) {
      case "POSTERO-ANTERIOR" -> "PA";
      case "ANTERO-POSTERIOR" -> "AP";
      default -> meaning;
    };
  }

  private static String bodyPart(DicomAttributes header) {
    String examined = code(header, Tag.BODY_PART_EXAMINED);
    return examined.isEmpty() ? meaning(header, Tag.ANATOMIC_REGION_SEQUENCE) : examined;
  }

  /** A capture of a screen or of film often shows the patient's name. */
  private static Optional<ScanWarning> annotation(DicomAttributes header) {
    String burnedIn = code(header, Tag.BURNED_IN_ANNOTATION);
    if (burnedIn.equals("YES")) {
      return Optional.of(ScanWarning.BURNED_IN_ANNOTATION);
    }
    boolean captured =
        header.text(Tag.SOP_CLASS_UID).orElse("").startsWith(SECONDARY_CAPTURE)
            || header.allText(Tag.IMAGE_TYPE).contains("SECONDARY");
    return captured && !burnedIn.equals("NO")
        ? Optional.of(ScanWarning.ANNOTATION_NOT_EXCLUDED)
        : Optional.empty();
  }

  private static String code(DicomAttributes header, int tag) {
    return header.text(tag).orElse("").toUpperCase(Locale.ROOT);
  }

  private static String meaning(DicomAttributes header, int sequence) {
    List<DicomAttributes> items = header.items(sequence);
    return items.isEmpty() ? "" : code(items.get(0), Tag.CODE_MEANING);
  }

  /**
   * A value of a header is only repeated where it is a code: it must not carry a name into a log.
   */
  private static UnreadableScan outOfScope(String what, String value, String allowed) {
    String told = value.matches("[A-Z_ -]{1,16}") ? value : value.isEmpty() ? "missing" : "another";
    return new UnreadableScan(
        Reason.OUT_OF_SCOPE, "%s is %s; allowed are %s".formatted(what, told, allowed));
  }
}
