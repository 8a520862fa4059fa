package io.synthorax.classifier.composition;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first images of a class's selected batch, in the order in which they were synthesized: the
 * very images that were scored. None if the class has no generator.
 */
public final class SynthesizedImages implements ImageSource {
  private final int resolution;
  private final List<byte[]> images = new ArrayList<>();

  private SynthesizedImages(int resolution) {
    this.resolution = resolution;
  }

  /** Reads at most {@code wanted} images, and no more shards than they lie in. */
  public static SynthesizedImages read(
      ObjectStore store, GeneratorSelected selection, int resolution, int wanted) {
    var read = new SynthesizedImages(resolution);
    List<Shard> shards = selection.batch().map(BatchSynthesized::shards).orElse(List.of());
    for (Shard shard : shards) {
      if (read.count() >= wanted) {
        break;
      }
      read.add(NpyArray.of(store.get(shard.object())), wanted);
    }
    return read;
  }

  private void add(NpyArray array, int wanted) {
    int[] expected = {array.rows(), resolution, resolution};
    if (!Arrays.equals(array.shape(), expected)) {
      throw new ContractViolation(
          "synthesized images of shape %s where [n, %d, %d] is expected"
              .formatted(Arrays.toString(array.shape()), resolution, resolution));
    }
    for (int row = 0; row < array.rows() && images.size() < wanted; row++) {
      images.add(array.image(row).pixels());
    }
  }

  @Override
  public int count() {
    return images.size();
  }

  @Override
  public int resolution() {
    return resolution;
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    System.arraycopy(images.get(image), 0, target, offset, resolution * resolution);
  }
}
