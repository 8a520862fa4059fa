package io.synthorax.standalone.cli;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A data set in a few lines: what was read, how it is split, what was left out. */
final class DatasetText {
  private DatasetText() {}

  static List<String> lines(DatasetManifest manifest) {
    List<String> lines = new ArrayList<>();
    for (Part part : manifest.parts().keySet()) {
      lines.add(
          "  " + part.name().toLowerCase(java.util.Locale.ROOT) + ": " + counts(manifest, part));
    }
    if (!manifest.patientsKnown()) {
      lines.add("  No patient ids: split by image, so one patient may be in two parts.");
    }
    if (!manifest.skipped().isEmpty()) {
      lines.add("  Left out: " + manifest.skipped());
    }
    if (manifest.phantom()) {
      lines.add("  These are phantoms: drawn, not real.");
    }
    return lines;
  }

  private static String counts(DatasetManifest manifest, Part part) {
    Map<ClassLabel, Integer> images = manifest.images(part);
    return images.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
