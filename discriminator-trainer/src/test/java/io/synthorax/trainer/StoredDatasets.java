package io.synthorax.trainer;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Data sets of noise at 32 x 32, for tests of what happens around the mathematics. */
final class StoredDatasets {
  private static final int RESOLUTION = 32;

  private StoredDatasets() {}

  /** One image of the first class, {@code count} of the second, all for training. */
  static DatasetId random(ObjectStore store, ClassLabel one, ClassLabel many, int count) {
    int rows = count + 1;
    byte[] pixels = new byte[rows * RESOLUTION * RESOLUTION];
    new Random(1).nextBytes(pixels);
    Map<String, byte[]> files = new TreeMap<>();
    files.put("train/images-00000.npy", npy(NpyType.UINT8, writer -> writeImages(writer, pixels)));
    files.put("train/labels-00000.npy", npy(NpyType.INT64, writer -> writeLongs(writer, rows)));
    files.put("train/patients-00000.npy", npy(NpyType.INT64, writer -> writeLongs(writer, rows)));
    PartManifest train =
        new PartManifest(
            new TreeMap<>(Map.of(one, new ClassCount(1, 1), many, new ClassCount(count, count))),
            List.of(stored("train/images-00000.npy", files, rows)),
            List.of(stored("train/labels-00000.npy", files, rows)),
            List.of(stored("train/patients-00000.npy", files, rows)));
    DatasetManifest manifest =
        new DatasetManifest(
            "noise",
            RESOLUTION,
            false,
            true,
            "none",
            "",
            List.of(one, many),
            new TreeMap<>(Map.of(Part.TRAIN, train)),
            new TreeMap<>());
    files.forEach((name, bytes) -> store.put(ObjectLayout.datasetFile(manifest.id(), name), bytes));
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    return manifest.id();
  }

  private static StoredFile stored(String name, Map<String, byte[]> files, int rows) {
    return new StoredFile(name, Json.sha256(files.get(name)), files.get(name).length, rows);
  }

  private static void writeImages(NpyWriter writer, byte[] pixels) throws IOException {
    int size = RESOLUTION * RESOLUTION;
    for (int start = 0; start < pixels.length; start += size) {
      writer.write(java.util.Arrays.copyOfRange(pixels, start, start + size));
    }
  }

  /** The first row is of class, or patient, 0; all others of 1. */
  private static void writeLongs(NpyWriter writer, int rows) throws IOException {
    for (int i = 0; i < rows; i++) {
      writer.write(i == 0 ? 0L : 1L);
    }
  }

  private static byte[] npy(NpyType type, Content content) {
    try {
      Path file = Files.createTempDirectory("rows").resolve("rows.npy");
      long[] rowShape = type == NpyType.UINT8 ? new long[] {RESOLUTION, RESOLUTION} : new long[0];
      try (NpyWriter writer = new NpyWriter(file, type, rowShape)) {
        content.writeTo(writer);
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(file.getParent());
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Content {
    void writeTo(NpyWriter writer) throws IOException;
  }
}
