package io.synthorax.imaging.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The licence of a folder's images as its publisher gave it. */
public final class LicenceNote {
  static final List<String> FILES =
      List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "LICENCE.md");
  private static final List<String> COLUMNS = List.of("license", "licence");
  private static final int LONGEST = 200;
  private static final int READ = 4096;

  private LicenceNote() {}

  /**
   * The different values of a column {@code license} or {@code licence}, else the first line of a
   * file of such a name beside the scans; empty if there is neither. At most 200 characters.
   */
  public static String of(Listing listing) throws IOException {
    for (String column : COLUMNS) {
      int attribute = listing.attributeNames().indexOf(column);
      if (attribute >= 0) {
        return shortened(
            listing.scans().stream()
                .map(scan -> scan.attributes().get(attribute))
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; ")));
      }
    }
    for (String name : FILES) {
      Path file = listing.folder().resolve(name);
      if (Files.isRegularFile(file)) {
        return shortened(firstLine(file).orElse(""));
      }
    }
    return "";
  }

  private static Optional<String> firstLine(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(READ), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("^[#\\s]+", "").strip())
          .filter(line -> !line.isEmpty())
          .findFirst();
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
  }
}
