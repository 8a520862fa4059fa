package io.synthorax.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The pair of keys of one home's object store: random, made once, readable by its owner only. */
public record StoreCredentials(String accessKey, String secretKey) {
  /** The one bucket of a store. */
  public static final String BUCKET = "synthorax";

  public static final String ACCESS_KEY_VARIABLE = "SYNTHORAX_STORE_ACCESS_KEY";
  public static final String SECRET_KEY_VARIABLE = "SYNTHORAX_STORE_SECRET_KEY";

  /** Throws IllegalStateException naming the variable that is not set. */
  static StoreCredentials fromEnvironment(Map<String, String> environment) {
    return new StoreCredentials(
        required(environment, ACCESS_KEY_VARIABLE), required(environment, SECRET_KEY_VARIABLE));
  }

  /** The keys in {@code home/credentials}, written there (mode 0600) if there are none yet. */
  public static StoreCredentials ofHome(Path home) throws IOException {
    Path file = home.resolve("credentials");
    if (!Files.exists(file)) {
      PrivateFile.write(file, "synthorax-" + random(6) + "\n" + random(32) + "\n");
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2) {
      throw new IOException(file + " should hold two lines, access key and secret key");
    }
    return new StoreCredentials(lines.get(0), lines.get(1));
  }

  /** The two variables by which every process of ours learns the keys. */
  public Map<String, String> environment() {
    return Map.of(ACCESS_KEY_VARIABLE, accessKey, SECRET_KEY_VARIABLE, secretKey);
  }

  /** Without the secret: a record's own text would end in a log one day. */
  @Override
  public String toString() {
    return "StoreCredentials[" + accessKey + "]";
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static String required(Map<String, String> environment, String variable) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The environment variable " + variable + " is not set");
    }
    return value;
  }
}
