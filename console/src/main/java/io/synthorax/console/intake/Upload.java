package io.synthorax.console.intake;

import io.synthorax.console.RequestRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What comes over the network goes to the disk as it comes. */
final class Upload {
  private Upload() {}

  /**
   * Writes the file and returns its length; throws {@link RequestRefused} if that is more than
   * allowed.
   */
  static long receive(InputStream in, long largest, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long received = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        received += read;
        if (received > largest) {
          throw new RequestRefused(
              "what is sent is too large", null, "at most " + largest + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
    return received;
  }
}
