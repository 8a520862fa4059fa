package io.synthorax.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that the user names as data. What is in it, the console judges. */
final class DataFolder {
  private DataFolder() {}

  /** Its real path; throws {@link FailureMessages.DataMissing} if there is no such folder. */
  static Path existing(Path folder) {
    if (!Files.exists(folder)) {
      throw new FailureMessages.DataMissing("--data: there is no folder " + folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new FailureMessages.DataMissing("--data: " + folder + " is a file, not a folder");
    }
    if (!Files.isReadable(folder)) {
      throw new FailureMessages.DataMissing("--data: no permission to read " + folder);
    }
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new FailureMessages.DataMissing("--data: " + folder + " cannot be read");
    }
  }
}
