package io.synthorax.console.quiz;

import io.synthorax.console.StateConflict;
import io.synthorax.console.export.DatasetImages;
import io.synthorax.console.export.StoredImages;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws the images of a quiz: real ones of validation patients, which no generator has seen, and
 * synthesized ones of the batch that the study uses.
 */
public final class QuizImages {
  private final ObjectStore store;

  public QuizImages(ObjectStore store) {
    this.store = store;
  }

  /** Both kinds, as many of each. */
  public record Drawn(List<GrayImage> real, List<GrayImage> synthesized) {}

  /** Fewer than wanted where there are not so many; {@link StateConflict} where there is none. */
  public Drawn draw(
      DatasetManifest dataset,
      ClassLabel label,
      BatchSynthesized batch,
      int images,
      Random random) {
    int available = dataset.images(Part.VALIDATION, label);
    int each = Math.min(images / 2, Math.min(available, batch.count()));
    if (each == 0) {
      throw new StateConflict(
          "%s has %d validation and %d synthesized images: a quiz needs one of each"
              .formatted(label, available, batch.count()));
    }
    List<GrayImage> real =
        new DatasetImages(store, dataset)
            .of(Part.VALIDATION, label, chosen(available, each, random));
    StoredImages synthesized = new StoredImages(store, batch.shards(), dataset.resolution());
    List<GrayImage> ours =
        chosen(batch.count(), each, random).stream().map(synthesized::one).toList();
    return new Drawn(real, ours);
  }

  private static List<Integer> chosen(int of, int wanted, Random random) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, of).boxed().toList());
    Collections.shuffle(all, random);
    return all.subList(0, wanted);
  }
}
