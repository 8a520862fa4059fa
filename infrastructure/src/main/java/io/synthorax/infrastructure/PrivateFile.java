package io.synthorax.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets of a home. */
public final class PrivateFile {
  private PrivateFile() {}

  /** All at once, and for nobody but the owner from the first byte on (mode 0600). */
  public static void write(Path file, String content) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, content);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
