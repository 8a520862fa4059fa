package io.synthorax.imaging.dataset;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.dicom.DicomFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What DICOM headers tell that a table or folders did not: the patient and the view. Headers only
 * are read. A file that cannot be read is left as it is; the conversion will say why.
 */
final class DicomColumns {
  private static final String VIEW = "view";
  static final String NOTE = "Patients and views were read from the DICOM headers.";

  private final Path folder;
  private final List<String> given;
  private final boolean addView;
  private boolean any;

  DicomColumns(Path folder, List<String> attributeNames) {
    this.folder = folder;
    this.given = attributeNames;
    this.addView = !attributeNames.contains(VIEW);
  }

  /** The names of the attributes of the completed scans. */
  List<String> attributeNames() {
    return any && addView
        ? Stream.concat(given.stream(), Stream.of(VIEW)).toList()
        : List.copyOf(given);
  }

  /** Whether there was a header to read. */
  boolean any() {
    return any;
  }

  List<LabelledScan> complete(List<LabelledScan> scans) throws IOException {
    List<Optional<DicomFile>> headers = new ArrayList<>(scans.size());
    for (LabelledScan scan : scans) {
      Optional<DicomFile> header =
          scan.patient() == null || addView ? header(scan) : Optional.empty();
      any |= header.isPresent();
      headers.add(header);
    }
    if (!any) {
      return scans;
    }
    List<LabelledScan> completed = new ArrayList<>(scans.size());
    for (int i = 0; i < headers.size(); i++) {
      completed.add(completed(scans.get(i), headers.get(i)));
    }
    return completed;
  }

  private LabelledScan completed(LabelledScan scan, Optional<DicomFile> header) {
    LabelledScan known =
        scan.patient() == null
            ? header.flatMap(DicomFile::patient).map(scan::withPatient).orElse(scan)
            : scan;
    if (!addView) {
      return known;
    }
    List<String> attributes = new ArrayList<>(known.attributes());
    attributes.add(header.flatMap(DicomFile::view).orElse(""));
    return known.withAttributes(attributes);
  }

  private Optional<DicomFile> header(LabelledScan scan) throws IOException {
    String name = scan.file().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return Optional.empty();
    }
    Path file = folder.resolve(scan.file());
    try (InputStream in = Files.newInputStream(file)) {
      if (!DicomFile.recognizes(in.readNBytes(DicomFile.HEAD_BYTES))) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(DicomFile.read(file));
    } catch (UnreadableScan | EOFException e) {
      return Optional.empty();
    }
  }
}
