package io.synthorax.imaging.dataset;

import io.synthorax.contracts.DatasetManifest.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Describes a finished file of the staging folder. */
final class StagedFile {
  private StagedFile() {}

  static StoredFile describe(Path staging, String name, int rows) throws IOException {
    Path file = staging.resolve(name);
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new StoredFile(name, HexFormat.of().formatHex(digest.digest()), Files.size(file), rows);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
