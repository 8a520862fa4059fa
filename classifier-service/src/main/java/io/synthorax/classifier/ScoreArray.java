package io.synthorax.classifier;

import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Softmax outputs as a stored array, npy float32 [images, classes]. */
final class ScoreArray {
  private ScoreArray() {}

  static ObjectRef store(ObjectStore store, String key, float[] probabilities, int classes) {
    try {
      Path folder = Files.createTempDirectory("synthorax-scores");
      Path file = folder.resolve("scores.npy");
      try {
        try (var array = new NpyWriter(file, NpyType.FLOAT32, classes)) {
          array.write(probabilities);
        }
        return store.put(key, file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new WorldUnreachable("the temporary folder cannot be used: " + e.getMessage(), e);
    }
  }
}
