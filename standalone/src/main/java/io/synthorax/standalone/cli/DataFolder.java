package io.synthorax.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder or ZIP file that the user names as data. What is in it, the console judges. */
final class DataFolder {
  private DataFolder() {}

  /** Its real path; throws {@link FailureMessages.DataMissing} if there is no such thing. */
  static Path existing(Path folder) {
    if (!Files.exists(folder)) {
      throw new FailureMessages.DataMissing("there is no folder or ZIP file " + folder);
    }
    if (!Files.isDirectory(folder) && !isZip(folder)) {
      throw new FailureMessages.DataMissing(folder + " is neither a folder nor a ZIP file");
    }
    if (!Files.isReadable(folder)) {
      throw new FailureMessages.DataMissing("no permission to read " + folder);
    }
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new FailureMessages.DataMissing(folder + " cannot be read");
    }
  }

  private static boolean isZip(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }
}
