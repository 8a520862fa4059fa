package io.synthorax.classifier;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes in the weights that a user brings for VGG-19P: checks before anything is trained that they
 * are such weights, and keeps them under their own hash, so that a study's can never change.
 */
final class WeightsStage {
  private final ObjectStore store;
  private final Consumer<byte[]> check;

  /** The check throws a {@link ContractViolation} at content that is not wanted. */
  WeightsStage(ObjectStore store, Consumer<byte[]> check) {
    this.store = store;
    this.check = check;
  }

  /** Where they are kept now; a {@link ContractViolation} if they do not fit. */
  ObjectRef keep(InputStream content) {
    try {
      Path file = Files.createTempFile("weights", ".tmp");
      try {
        return keep(file, copied(content, file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the weights could not be read or staged", e);
    }
  }

  private ObjectRef keep(Path file, String sha256) throws IOException {
    long bytes = Files.size(file);
    if (bytes > Integer.MAX_VALUE - Long.BYTES) {
      throw new ContractViolation("the file has " + bytes + " bytes, allowed are 2 GB");
    }
    check.accept(Files.readAllBytes(file));
    String key = ObjectLayout.weights(sha256);
    return isKept(key) ? new ObjectRef(key, sha256, bytes) : store.put(key, file);
  }

  private boolean isKept(String key) throws IOException {
    Optional<InputStream> kept = store.open(key);
    if (kept.isPresent()) {
      kept.get().close();
    }
    return kept.isPresent();
  }

  /** Copies, and returns the SHA-256 of what was copied. */
  private static String copied(InputStream content, Path file) throws IOException {
    try (var hashed = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
        var out = Files.newOutputStream(file)) {
      hashed.transferTo(out);
      return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
