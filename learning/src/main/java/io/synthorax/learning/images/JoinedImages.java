package io.synthorax.learning.images;

import io.synthorax.contracts.ContractViolation;
import java.util.List;

/** Several sets of images as one, numbered through in their order. */
public record JoinedImages(List<ImageSource> sets) implements ImageSource {
  /** Sets of different resolutions, or none, are a {@link ContractViolation}. */
  public JoinedImages {
    sets = List.copyOf(sets);
    if (sets.stream().map(ImageSource::resolution).distinct().count() != 1) {
      throw new ContractViolation("sets of images must have one resolution to be joined");
    }
  }

  /** The number of images of each set. */
  public List<Integer> counts() {
    return sets.stream().map(ImageSource::count).toList();
  }

  @Override
  public int count() {
    return sets.stream().mapToInt(ImageSource::count).sum();
  }

  @Override
  public int resolution() {
    return sets.get(0).resolution();
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    int left = image;
    for (ImageSource set : sets) {
      if (left < set.count()) {
        set.copy(left, target, offset);
        return;
      }
      left -= set.count();
    }
    throw new IndexOutOfBoundsException("image " + image + " of " + count());
  }
}
