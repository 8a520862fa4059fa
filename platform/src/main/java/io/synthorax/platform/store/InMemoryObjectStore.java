package io.synthorax.platform.store;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** An {@link ObjectStore} that keeps everything in memory: stages are tested against it. */
public final class InMemoryObjectStore implements ObjectStore {
  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  @Override
  public ObjectRef put(String key, byte[] content) {
    objects.put(key, content.clone());
    return new ObjectRef(key, Json.sha256(content), content.length);
  }

  @Override
  public ObjectRef put(String key, Path file) {
    try {
      return put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return objects.putIfAbsent(key, content.clone()) == null;
  }

  @Override
  public byte[] get(ObjectRef object) {
    byte[] content =
        find(object.key())
            .orElseThrow(() -> new ContractViolation("object " + object.key() + " is absent"));
    if (!Json.sha256(content).equals(object.sha256())) {
      throw new ContractViolation("object " + object.key() + " is not what its reference says");
    }
    return content;
  }

  @Override
  public Optional<byte[]> find(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public Optional<InputStream> open(String key) {
    return find(key).map(ByteArrayInputStream::new);
  }

  @Override
  public List<String> list(String prefix) {
    return objects.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .toList();
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }
}
