package io.synthorax.evaluator;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What an autoencoder makes of images that it is shown: its error, and a picture of pairs. */
final class Reconstructions {
  private static final int BATCH = 64;
  private static final int PAIRS = 16;
  private static final int PAIR_COLUMNS = 4;
  private static final int GAP = 2;

  private final Function<byte[], float[]> network;
  private final ImageSource images;
  private final int size;

  /**
   * @param network from gray images to reconstructions in network values
   */
  Reconstructions(Function<byte[], float[]> network, ImageSource images) {
    this.network = network;
    this.images = images;
    this.size = images.resolution() * images.resolution();
  }

  /**
   * Mean squared error per pixel in network values; none without images. One that is not finite is
   * refused.
   */
  OptionalDouble error(Runnable step) throws UnusableExtractor {
    if (images.count() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int first = 0; first < images.count(); first += BATCH) {
      step.run();
      byte[] pixels = pixels(first, Math.min(BATCH, images.count() - first));
      float[] original = PixelScale.toNetwork(pixels);
      float[] reconstructed = network.apply(pixels);
      for (int i = 0; i < original.length; i++) {
        double difference = original[i] - reconstructed[i];
        sum += difference * difference;
      }
    }
    if (!Double.isFinite(sum)) {
      throw new UnusableExtractor("the trained network reconstructs images as " + sum);
    }
    return OptionalDouble.of(sum / ((double) images.count() * size));
  }

  /** Images and, to the right of each, its reconstruction, evenly chosen; at least one image. */
  byte[] picture(boolean phantom) {
    EvenChoice choice = EvenChoice.of(images.count(), PAIRS);
    List<GrayImage> pairs = new ArrayList<>();
    for (int image = 0; image < images.count(); image++) {
      if (choice.takes(image)) {
        byte[] original = pixels(image, 1);
        pairs.add(image(original));
        pairs.add(image(PixelScale.toPixels(network.apply(original))));
      }
    }
    GrayImage sheet = new ContactSheet(2 * PAIR_COLUMNS, GAP).of(pairs);
    return GrayPng.encode(sheet, phantom ? Origin.PHANTOM : Origin.UNMARKED);
  }

  private GrayImage image(byte[] pixels) {
    return new GrayImage(images.resolution(), images.resolution(), Arrays.copyOf(pixels, size));
  }

  private byte[] pixels(int first, int n) {
    byte[] pixels = new byte[n * size];
    for (int i = 0; i < n; i++) {
      images.copy(first + i, pixels, i * size);
    }
    return pixels;
  }
}
