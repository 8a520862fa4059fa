package io.synthorax.console.export;

import io.synthorax.console.NothingThere;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Some images out of arrays of images that follow each other: to look at, not to hand out. */
public final class StoredImages {
  private static final int GAP = 2;

  private final ObjectStore store;
  private final List<Shard> shards;
  private final int resolution;

  public StoredImages(ObjectStore store, List<Shard> shards, int resolution) {
    this.store = store;
    this.shards = List.copyOf(shards);
    this.resolution = resolution;
  }

  /** All images. */
  public int count() {
    return shards.stream().mapToInt(Shard::count).sum();
  }

  /** The images from first on, fewer than wanted where there are not so many. */
  public List<GrayImage> some(int first, int wanted) {
    List<GrayImage> images = new ArrayList<>();
    int before = 0;
    for (Shard shard : shards) {
      int from = Math.max(0, first - before);
      int to = Math.min(shard.count(), first + wanted - before);
      if (from < to) {
        images.addAll(read(shard, from, to - from));
      }
      before += shard.count();
    }
    return images;
  }

  /** One image; throws {@link NothingThere} if there are not so many. */
  public GrayImage one(int index) {
    return some(index, 1).stream()
        .findFirst()
        .orElseThrow(() -> new NothingThere("there is no image " + index));
  }

  /** Some images side by side, row by row. */
  public GrayImage sheet(int first, int wanted, int columns) {
    List<GrayImage> images = some(first, wanted);
    if (images.isEmpty()) {
      throw new NothingThere("there is no image " + first);
    }
    return new ContactSheet(columns, GAP).of(images);
  }

  private List<GrayImage> read(Shard shard, int from, int count) {
    List<GrayImage> images = new ArrayList<>(count);
    try {
      ShardImages.range(
          store, shard.object(), resolution, from, count, (i, image) -> images.add(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return images;
  }
}
