package io.synthorax.standalone.platform;

import io.synthorax.infrastructure.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the services of a home ask for before they answer: drawn once, in a file that only its owner
 * reads.
 */
record AccessToken(String value) {
  private static final int BYTES = 16;

  /** The home's, drawn now if there is none yet. */
  static AccessToken of(HomeFolder home) throws IOException {
    Path file = home.token();
    if (!Files.exists(file)) {
      byte[] drawn = new byte[BYTES];
      new SecureRandom().nextBytes(drawn);
      PrivateFile.write(file, HexFormat.of().formatHex(drawn) + "\n");
    }
    return new AccessToken(Files.readString(file).strip());
  }

  /** By which every service learns it. */
  Map<String, String> environment() {
    return Map.of("SYNTHORAX_ACCESS_TOKEN", value);
  }

  /** Without the value: a record's own text would end in a log one day. */
  @Override
  public String toString() {
    return "AccessToken";
  }
}
