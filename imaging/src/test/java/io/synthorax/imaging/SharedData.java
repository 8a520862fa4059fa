package io.synthorax.imaging;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real radiographs, which lie beside the checkout and are not part of it. */
public final class SharedData {
  private SharedData() {}

  /** The folder, or the calling test is skipped. */
  public static Path folder(String name) {
    Path folder = Path.of("..", "..", "shared").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "there is no " + folder);
    return folder;
  }
}
