package io.synthorax.trainer;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Objects as files of a folder, which stay when a process is killed. Like the store of a study on
 * one machine it writes beside a file and renames, so that an object is there whole or not at all.
 * Says what it is about to write.
 */
record FolderStore(Path folder, Consumer<String> writes) implements ObjectStore {
  private static final String HALF = ".half";

  @Override
  public ObjectRef put(String key, byte[] content) {
    try {
      Files.move(half(key, content), file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new WorldUnreachable("cannot write " + key, e);
    }
    return new ObjectRef(key, Json.sha256(content), content.length);
  }

  @Override
  public ObjectRef put(String key, Path file) {
    try {
      return put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new WorldUnreachable("cannot read " + file, e);
    }
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    try {
      Path half = half(key, content);
      try {
        Files.createLink(file(key), half);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(half);
      }
    } catch (IOException e) {
      throw new WorldUnreachable("cannot write " + key, e);
    }
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
    try {
      return Files.exists(file(key))
          ? Optional.of(Files.readAllBytes(file(key)))
          : Optional.empty();
    } catch (IOException e) {
      throw new WorldUnreachable("cannot read " + key, e);
    }
  }

  @Override
  public Optional<InputStream> open(String key) {
    return find(key).map(ByteArrayInputStream::new);
  }

  @Override
  public List<String> list(String prefix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(key -> key.startsWith(prefix) && !key.endsWith(HALF))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorldUnreachable("cannot list " + prefix, e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw new WorldUnreachable("cannot delete " + key, e);
    }
  }

  private Path file(String key) {
    return folder.resolve(key);
  }

  private Path half(String key, byte[] content) throws IOException {
    writes.accept(key);
    Files.createDirectories(file(key).getParent());
    return Files.write(file(key + "-" + UUID.randomUUID() + HALF), content);
  }
}
