package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which files a table may name: existing ones inside of its own folder, links followed. */
final class FileRule {
  private static final String ALLOWED =
      "an existing file inside of the folder, named relative to it";

  private final Path folder;
  private final Path realFolder;

  FileRule(Path folder) throws IOException {
    this.folder = folder;
    this.realFolder = folder.toRealPath();
  }

  /** The normalized relative name of the file. */
  String require(String name, Place place) {
    if (name.isEmpty()) {
      throw new IntakeException(Problem.VALUE_MISSING, place, "", ALLOWED);
    }
    Path relative = parsed(name, place).normalize();
    if (relative.isAbsolute() || relative.startsWith("..") || relative.toString().isEmpty()) {
      throw new IntakeException(Problem.FILE_OUTSIDE, place, name, ALLOWED);
    }
    try {
      Path real = folder.resolve(relative).toRealPath();
      if (!real.startsWith(realFolder)) {
        throw new IntakeException(Problem.FILE_OUTSIDE, place, name, ALLOWED);
      }
      if (!Files.isRegularFile(real)) {
        throw new IntakeException(Problem.FILE_MISSING, place, name + " is no file", ALLOWED);
      }
    } catch (IOException e) {
      throw new IntakeException(Problem.FILE_MISSING, place, name, ALLOWED);
    }
    return relative.toString();
  }

  private static Path parsed(String name, Place place) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IntakeException(Problem.FILE_MISSING, place, "no valid file name", ALLOWED);
    }
  }
}
