package io.synthorax.evaluator;

import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck.ClosePair;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.learning.metrics.Features;
import java.util.List;
import java.util.stream.Stream;

/** Synthesized images, each with the training image that is nearest to it on its right. */
final class ClosestPairs {
  private static final int PAIR_COLUMNS = 4;
  private static final int GAP = 2;

  private final FeatureSpace pixels;
  private final int side;

  /** Drawn from a space of pixels (side, side) in [0, 1]. */
  ClosestPairs(FeatureSpace pixels, int side) {
    this.pixels = pixels;
    this.side = side;
  }

  /** PNG of at least one pair, four to a row. */
  byte[] picture(List<ClosePair> pairs, boolean phantom) {
    List<GrayImage> images = pairs.stream().flatMap(this::both).toList();
    GrayImage sheet = new ContactSheet(2 * PAIR_COLUMNS, GAP).of(images);
    return GrayPng.encode(sheet, phantom ? Origin.PHANTOM : Origin.UNMARKED);
  }

  private Stream<GrayImage> both(ClosePair pair) {
    Features training = pixels.real().of(Part.TRAIN, pair.label());
    return Stream.of(
        image(pixels.synthesized(), pair.synthesized()), image(training, pair.training()));
  }

  private GrayImage image(Features of, int index) {
    byte[] gray = new byte[side * side];
    for (int at = 0; at < gray.length; at++) {
      gray[at] = (byte) Math.round(255 * of.at(index, at));
    }
    return new GrayImage(side, side, gray);
  }
}
