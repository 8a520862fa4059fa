package io.synthorax.platform.store;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectRef;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key. Every method throws {@link io.synthorax.contracts.WorldUnreachable} if the store
 * does not answer.
 */
public interface ObjectStore {

  /** Stores content under a key, replacing what was there. */
  ObjectRef put(String key, byte[] content);

  /** Stores a file under a key, replacing what was there; streams. */
  ObjectRef put(String key, Path file);

  /** Stores content only if the key is free; atomic. Returns whether this call stored it. */
  boolean putIfAbsent(String key, byte[] content);

  /**
   * The content of an object; a {@link ContractViolation} if it is absent or is not what the
   * reference says.
   */
  byte[] get(ObjectRef object);

  /** The content under a key, if there is any. */
  Optional<byte[]> find(String key);

  /** A stream of the object under a key, if there is one; the caller closes it. Not verified. */
  Optional<InputStream> open(String key);

  /** The keys under a prefix, sorted. For sweeping and deleting; never to discover work. */
  List<String> list(String prefix);

  /** Removes an object, if it is there. */
  void delete(String key);
}
