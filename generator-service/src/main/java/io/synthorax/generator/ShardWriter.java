package io.synthorax.generator;

import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Cuts a stream of images into npy arrays of at most {@link SynthesisJob#LARGEST_SHARD} and stores
 * each as soon as it is full; on this machine there is one file at a time, in memory one batch.
 */
final class ShardWriter implements AutoCloseable {
  private final ObjectStore store;
  private final IntFunction<String> keys;
  private final int resolution;
  private final Path folder;
  private final List<Shard> shards = new ArrayList<>();
  private NpyWriter open;

  ShardWriter(ObjectStore store, IntFunction<String> keys, int resolution) {
    this(store, keys, resolution, temporaryFolder());
  }

  /** The folder is empty, and is deleted at the end. */
  ShardWriter(ObjectStore store, IntFunction<String> keys, int resolution, Path folder) {
    this.store = store;
    this.keys = keys;
    this.resolution = resolution;
    this.folder = folder;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("synthorax-synthesis");
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Room in the array that is being written: no more images than that may be appended at once. */
  int room() {
    return SynthesisJob.LARGEST_SHARD - (open == null ? 0 : open.rows());
  }

  /** Appends images (n, resolution, resolution). */
  void append(byte[] pixels) {
    try {
      if (open == null) {
        open = new NpyWriter(file(), NpyType.UINT8, resolution, resolution);
      }
      open.write(pixels);
      if (room() == 0) {
        store();
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Stores what is left, and names all arrays in order. */
  List<Shard> finish() {
    try {
      if (open != null) {
        store();
      }
      return List.copyOf(shards);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private void store() throws IOException {
    int count = open.rows();
    open.close();
    open = null;
    ObjectRef object = store.put(keys.apply(shards.size()), file());
    Files.delete(file());
    shards.add(new Shard(object, count));
  }

  private Path file() {
    return folder.resolve("images.npy");
  }

  /** Leaves nothing behind, also after a failure. */
  @Override
  public void close() {
    try {
      if (open != null) {
        open.close();
      }
      Files.deleteIfExists(file());
      Files.delete(folder);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static WorldUnreachable unreachable(IOException e) {
    return new WorldUnreachable("the temporary folder cannot be used: " + e.getMessage(), e);
  }
}
