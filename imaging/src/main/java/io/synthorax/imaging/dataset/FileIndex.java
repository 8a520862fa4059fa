package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds files by their name alone, in whichever sub-folder they lie; links are not followed. */
final class FileIndex {
  private static final int DEEPEST = 8;

  private final Map<String, String> byName = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  FileIndex(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file))
          .forEach(
              file -> {
                String name = file.getFileName().toString();
                if (byName.put(name, file.toString()) != null) {
                  ambiguous.add(name);
                }
              });
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The file's relative name; empty if there is none. One of several is refused. */
  Optional<String> find(String name, Place place) {
    if (ambiguous.contains(name)) {
      throw new IntakeException(
          Problem.FILE_AMBIGUOUS, place, name, "every file name once below the folder");
    }
    return Optional.ofNullable(byName.get(name));
  }
}
