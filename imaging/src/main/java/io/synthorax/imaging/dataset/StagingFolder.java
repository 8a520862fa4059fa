package io.synthorax.imaging.dataset;

import io.synthorax.contracts.Part;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that shards are written below; nothing but the parts' own folders is ever deleted. */
final class StagingFolder {
  private final Path folder;

  /** Requires that no part is there yet, so that two conversions never mix. */
  StagingFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    for (Part part : Part.values()) {
      if (Files.exists(folder.resolve(part.key()))) {
        throw new FileAlreadyExistsException(folder.resolve(part.key()).toString());
      }
    }
  }

  void clear() throws IOException {
    for (Part part : Part.values()) {
      Path directory = folder.resolve(part.key());
      if (!Files.isDirectory(directory)) {
        continue;
      }
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> shards = files.toList();
        for (Path shard : shards) {
          Files.delete(shard);
        }
      }
      Files.delete(directory);
    }
  }
}
