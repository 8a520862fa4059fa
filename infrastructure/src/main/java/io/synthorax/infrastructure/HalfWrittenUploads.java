package io.synthorax.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a killed store leaves behind: an object is written as {@code name-UUID} and then renamed,
 * the parts of a large one as {@code .mpus-...}. To be called before the store serves, when no
 * write can be under way. An upload in parts may go on after a restart, so parts are kept for a
 * day.
 */
final class HalfWrittenUploads {
  private static final Pattern TEMPORARY =
      Pattern.compile(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String PARTS = ".mpus-";
  private static final Duration PARTS_KEPT = Duration.ofDays(1);

  private HalfWrittenUploads() {}

  /** Deletes them, and returns how many there were. */
  static int sweep(Path bucket, Instant now) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(bucket)) {
      found = files.filter(Files::isRegularFile).filter(f -> isLeftover(f, now)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : found) {
      Files.deleteIfExists(file);
    }
    return found.size();
  }

  private static boolean isLeftover(Path file, Instant now) {
    String name = file.getFileName().toString();
    if (!name.startsWith(PARTS)) {
      return TEMPORARY.matcher(name).matches();
    }
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(PARTS_KEPT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
