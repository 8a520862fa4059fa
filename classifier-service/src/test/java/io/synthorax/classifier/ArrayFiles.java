package io.synthorax.classifier;

import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the arrays of a data set below a folder. */
record ArrayFiles(Path folder) {

  StoredFile images(String name, List<GrayImage> images) throws IOException {
    Path file = fresh(name);
    try (var array =
        new NpyWriter(file, NpyType.UINT8, PhantomStudy.RESOLUTION, PhantomStudy.RESOLUTION)) {
      for (GrayImage image : images) {
        array.write(image.pixels());
      }
    }
    return stored(name, images.size());
  }

  StoredFile numbers(String name, List<Long> numbers) throws IOException {
    Path file = fresh(name);
    try (var array = new NpyWriter(file, NpyType.INT64)) {
      for (long number : numbers) {
        array.write(number);
      }
    }
    return stored(name, numbers.size());
  }

  /** One column of small values. */
  StoredFile values(String name, List<Byte> values) throws IOException {
    Path file = fresh(name);
    try (var array = new NpyWriter(file, NpyType.UINT8, 1)) {
      for (byte value : values) {
        array.write(new byte[] {value});
      }
    }
    return stored(name, values.size());
  }

  private Path fresh(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    return file;
  }

  private StoredFile stored(String name, int count) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    return new StoredFile(name, Json.sha256(bytes), bytes.length, count);
  }
}
