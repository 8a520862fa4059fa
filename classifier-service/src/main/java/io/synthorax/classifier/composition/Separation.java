package io.synthorax.classifier.composition;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.images.ImageSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What makes a test a test: no patient and no image, pixel by pixel, on both sides, and no
 * synthesized image among the test images. The data set is split so; here it is checked on what is
 * read back, before every training.
 */
final class Separation {
  private Separation() {}

  /** A {@link ContractViolation} that says what is on both sides; it names no patient. */
  static void require(
      RealPart train, RealPart test, Collection<? extends ImageSource> synthesized) {
    Set<Integer> trained = new HashSet<>();
    Arrays.stream(train.patients()).forEach(trained::add);
    long patients = Arrays.stream(test.patients()).filter(trained::contains).distinct().count();
    refuse(patients, "patients of the test part have images in the training part");

    Set<ByteBuffer> tested = pixels(test).collect(Collectors.toSet());
    refuse(among(tested, train), "training images lie in the test part too");
    for (ImageSource batch : synthesized) {
      refuse(among(tested, batch), "synthesized images lie in the test part");
    }
  }

  private static void refuse(long found, String what) {
    if (found > 0) {
      throw new ContractViolation(found + " " + what + ": the figures would be worth nothing");
    }
  }

  private static long among(Set<ByteBuffer> tested, ImageSource images) {
    return pixels(images).filter(tested::contains).count();
  }

  private static Stream<ByteBuffer> pixels(ImageSource images) {
    return IntStream.range(0, images.count()).mapToObj(image -> pixels(images, image));
  }

  private static ByteBuffer pixels(ImageSource images, int image) {
    byte[] pixels = new byte[images.resolution() * images.resolution()];
    images.copy(image, pixels, 0);
    return ByteBuffer.wrap(pixels);
  }
}
