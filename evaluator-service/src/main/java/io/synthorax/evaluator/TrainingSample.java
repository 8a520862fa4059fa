package io.synthorax.evaluator;

import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;

/** Some images of a part, evenly chosen over all classes, in memory. */
final class TrainingSample {
  /** Different images that an extractor is trained on, at most: 512 MB at 256 x 256. */
  static final int LARGEST = 8_192;

  private TrainingSample() {}

  /** At most so many images of a part. */
  static ImageSource of(DatasetImages images, Part part, int most) {
    int resolution = images.manifest().resolution();
    int size = resolution * resolution;
    EvenChoice choice = EvenChoice.of(images.count(part), most);
    byte[] pixels = new byte[Math.multiplyExact(choice.chosen(), size)];
    int[] seen = new int[2]; // images seen, images taken
    images.forEach(
        part,
        (label, image) -> {
          if (choice.takes(seen[0]++)) {
            System.arraycopy(image, 0, pixels, seen[1]++ * size, size);
          }
        });
    return ImageSource.of(pixels, resolution);
  }
}
