package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ProjectId;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The door for files: whoever puts {@code PATIENT/FILE} or {@code PATIENT/CLASS/FILE} below the
 * folder has it taken, and finds it again below {@code taken}, or below {@code refused} beside a
 * text that says why. The move comes last, so a scan that a crash comes in between is taken again,
 * which makes it the same scan. A {@code labels.csv} with the columns file and label names classes
 * of files that lie in no class's folder; it may come later than they.
 */
final class WatchedFolder {
  static final String TAKEN = "taken";
  static final String REFUSED = "refused";
  static final String TABLE = "labels.csv";

  /** A file that was written to more recently may not be whole. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final int DEPTH = 4;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final ProjectId project;
  private final Path folder;
  private final ScanIntake intake;
  private final Clock clock;
  private Map<String, ClassLabel> labels = Map.of();

  WatchedFolder(ProjectId project, Path folder, ScanIntake intake, Clock clock) {
    this.project = project;
    this.folder = folder;
    this.intake = intake;
    this.clock = clock;
  }

  /** Takes what is there now; an IOException if the folder cannot be read or written. */
  void look() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Map<String, ClassLabel> before = labels;
    labels = table();
    if (!labels.equals(before)) {
      labelTaken(before);
    }
    for (Path file : arrived()) {
      takeOrRefuse(file);
    }
  }

  private List<Path> arrived() throws IOException {
    try (Stream<Path> found = Files.walk(folder, DEPTH)) {
      return found
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !isOurs(folder.relativize(file)))
          .filter(this::isSettled)
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path relative) {
    String first = relative.getName(0).toString();
    return first.equals(TAKEN)
        || first.equals(REFUSED)
        || relative.toString().equals(TABLE)
        || relative.getFileName().toString().startsWith(".");
  }

  private boolean isSettled(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(SETTLED));
    } catch (IOException e) {
      // Gone again, or not to be touched: the next look sees.
      return false;
    }
  }

  private void takeOrRefuse(Path file) throws IOException {
    Path relative = folder.relativize(file);
    try {
      take(file, relative);
      move(file, folder.resolve(TAKEN).resolve(relative));
    } catch (ContractViolation e) {
      Path refused = folder.resolve(REFUSED).resolve(relative);
      Files.createDirectories(refused.getParent());
      Files.writeString(refused.resolveSibling(refused.getFileName() + ".txt"), e.getMessage());
      move(file, refused);
    }
  }

  private void take(Path file, Path relative) {
    ScanPath place = ScanPath.of(segments(relative));
    Optional<ClassLabel> label =
        place.label().or(() -> Optional.ofNullable(labels.get(name(relative))));
    intake.take(project, file, place.patient(), label);
  }

  /** A table that came, or grew, after its scans. */
  private void labelTaken(Map<String, ClassLabel> before) throws IOException {
    for (String name : labels.keySet()) {
      Path file = folder.resolve(TAKEN).resolve(name).normalize();
      boolean inside = file.startsWith(folder.resolve(TAKEN));
      if (inside && !labels.get(name).equals(before.get(name)) && Files.isRegularFile(file)) {
        take(file, folder.resolve(TAKEN).relativize(file));
      }
    }
  }

  private Map<String, ClassLabel> table() throws IOException {
    Path table = folder.resolve(TABLE);
    if (!Files.isRegularFile(table, LinkOption.NOFOLLOW_LINKS)) {
      return Map.of();
    }
    if (!isSettled(table)) {
      return labels;
    }
    Map<String, ClassLabel> read = new HashMap<>();
    try (Reader reader = Files.newBufferedReader(table);
        CSVParser rows = FORMAT.parse(reader)) {
      for (var row : rows) {
        read.put(row.get("file").strip(), new ClassLabel(row.get("label").strip()));
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new ContractViolation(
          table + " does not have the columns file and label in every row: " + e.getMessage());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String name(Path relative) {
    return String.join("/", segments(relative));
  }

  private static List<String> segments(Path relative) {
    List<String> segments = new ArrayList<>();
    relative.forEach(part -> segments.add(part.toString()));
    return segments;
  }
}
