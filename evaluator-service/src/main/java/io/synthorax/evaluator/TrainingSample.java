package io.synthorax.evaluator;

import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;

/**
 * Some images of a part, evenly chosen over all classes, in memory.
 *
 * @param labels of each image, as an index into the data set's classes
 * @param classes of the data set
 */
record TrainingSample(ImageSource images, int[] labels, int classes) {
  /** Different images that an extractor is trained on, at most: 512 MB at 256 x 256. */
  static final int LARGEST = 8_192;

  /** At most so many images of a part. */
  static TrainingSample of(DatasetImages images, Part part, int most) {
    int resolution = images.manifest().resolution();
    int size = resolution * resolution;
    EvenChoice choice = EvenChoice.of(images.count(part), most);
    byte[] pixels = new byte[Math.multiplyExact(choice.chosen(), size)];
    int[] labels = new int[choice.chosen()];
    int[] seen = new int[2]; // images seen, images taken
    images.forEach(
        part,
        (label, image) -> {
          if (choice.takes(seen[0]++)) {
            labels[seen[1]] = images.manifest().classes().indexOf(label);
            System.arraycopy(image, 0, pixels, seen[1]++ * size, size);
          }
        });
    return new TrainingSample(
        ImageSource.of(pixels, resolution), labels, images.manifest().classes().size());
  }

  int count() {
    return images.count();
  }
}
