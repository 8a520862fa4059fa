package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The synthesized images of a batch, as features of an extractor. */
final class BatchImages {
  private static final int BATCH = 64;

  private final ObjectStore store;
  private final int resolution;

  BatchImages(ObjectStore store, int resolution) {
    this.store = store;
    this.resolution = resolution;
  }

  /**
   * Of the first images, at most so many; arrays that are no such images are a {@link
   * ContractViolation}.
   */
  Features features(BatchSynthesized batch, int most, FeatureNetwork network, Runnable step) {
    List<Features> parts = new ArrayList<>();
    int left = Math.min(most, batch.count());
    for (Shard shard : batch.shards()) {
      if (left > 0) {
        int n = Math.min(left, shard.count());
        parts.addAll(features(shard, n, network, step));
        left -= n;
      }
    }
    if (left > 0) {
      throw new ContractViolation(
          "a batch of %d images has %d fewer in its shards".formatted(batch.count(), left));
    }
    return parts.isEmpty()
        ? new Features(0, network.dimensions(), new float[0])
        : Features.concatenated(parts);
  }

  private List<Features> features(Shard shard, int n, FeatureNetwork network, Runnable step) {
    NpyArray images = NpyArray.of(store.get(shard.object()));
    if (!Arrays.equals(images.shape(), new int[] {shard.count(), resolution, resolution})) {
      throw new ContractViolation(
          "a shard of shape %s where %d images of %d x %d are expected"
              .formatted(Arrays.toString(images.shape()), shard.count(), resolution, resolution));
    }
    List<Features> parts = new ArrayList<>();
    for (int first = 0; first < n; first += BATCH) {
      step.run();
      parts.add(network.features(pixels(images, first, Math.min(BATCH, n - first))));
    }
    return parts;
  }

  private byte[] pixels(NpyArray images, int first, int n) {
    int size = resolution * resolution;
    byte[] pixels = new byte[n * size];
    for (int i = 0; i < n; i++) {
      System.arraycopy(images.image(first + i).pixels(), 0, pixels, i * size, size);
    }
    return pixels;
  }
}
