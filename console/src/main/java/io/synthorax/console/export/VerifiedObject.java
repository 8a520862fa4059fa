package io.synthorax.console.export;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads an object as a stream and compares it with its reference at the end, without holding it:
 * what was passed on before may be wrong until {@link #verify} has returned.
 */
final class VerifiedObject implements AutoCloseable {
  private final ObjectRef object;
  private final DigestInputStream in;

  private VerifiedObject(ObjectRef object, InputStream in) {
    this.object = object;
    this.in = new DigestInputStream(in, sha256());
  }

  static VerifiedObject open(ObjectStore store, ObjectRef object) {
    return new VerifiedObject(
        object,
        store
            .open(object.key())
            .orElseThrow(() -> new ContractViolation("object " + object.key() + " is absent")));
  }

  InputStream stream() {
    return in;
  }

  /** Reads what is left; throws ContractViolation if the whole is not what the reference says. */
  void verify() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(object.sha256())) {
      throw new ContractViolation("object " + object.key() + " is not what its reference says");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
