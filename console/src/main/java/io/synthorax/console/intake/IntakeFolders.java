package io.synthorax.console.intake;

import io.synthorax.console.RequestRefused;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders below which scans may be read: the console opens nothing else of its machine. */
public final class IntakeFolders {
  private final List<Path> allowed;

  public IntakeFolders(List<Path> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /**
   * The folder without links and dots; throws {@link RequestRefused} if it lies elsewhere. One that
   * does not exist, below an allowed one, is returned as it is: its absence is the listing's to
   * tell.
   */
  public Path resolve(String folder) {
    Path path = absolute(folder);
    Path real = real(path);
    boolean inside = allowed.stream().anyMatch(root -> real.startsWith(real(root)));
    if (!inside) {
      throw new RequestRefused(
          folder + " is not a folder that scans may be read from",
          "folder",
          allowed.isEmpty()
              ? "none; synthorax.intake.folders is empty"
              : "a folder below one of " + allowed);
    }
    return real;
  }

  private static Path absolute(String folder) {
    try {
      Path path = Path.of(folder);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new RequestRefused("folder is no path: " + e.getReason(), "folder", "a path");
    }
    throw new RequestRefused(folder + " is not absolute", "folder", "an absolute path");
  }

  /** With the links of what exists resolved, and the rest appended. */
  private static Path real(Path path) {
    List<Path> missing = new ArrayList<>();
    Path existing = path.toAbsolutePath().normalize();
    while (existing != null) {
      try {
        Path real = existing.toRealPath();
        for (int i = missing.size() - 1; i >= 0; i--) {
          real = real.resolve(missing.get(i));
        }
        return real;
      } catch (IOException e) {
        missing.add(existing.getFileName() == null ? existing : existing.getFileName());
        existing = existing.getParent();
      }
    }
    return path.toAbsolutePath().normalize();
  }
}
