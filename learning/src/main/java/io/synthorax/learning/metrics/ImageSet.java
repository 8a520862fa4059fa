package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The features of images with what is independent among them: images of one patient resemble each
 * other, so that intervals resample patients.
 *
 * @param patients the patient's ordinal for each image, [count]; where patients are not known, and
 *     for synthesized images, each image has its own
 */
public record ImageSet(Features features, int[] patients) {
  public ImageSet {
    if (features.count() != patients.length) {
      throw new ContractViolation(
          "%d images with the patients of %d".formatted(features.count(), patients.length));
    }
  }

  /** Images that are independent of each other. */
  public static ImageSet independent(Features features) {
    return new ImageSet(features, IntStream.range(0, features.count()).toArray());
  }

  /** All images of at least one set; a patient may be in several sets. */
  public static ImageSet concatenated(List<ImageSet> sets) {
    return new ImageSet(
        Features.concatenated(sets.stream().map(ImageSet::features).toList()),
        sets.stream().flatMapToInt(set -> IntStream.of(set.patients)).toArray());
  }

  /** Images. */
  public int count() {
    return features.count();
  }

  /** Different patients. */
  public int patientCount() {
    return PatientImages.of(patients).length;
  }

  /** The images with these indices. */
  public ImageSet subset(int[] images) {
    return new ImageSet(
        features.subset(images), IntStream.of(images).map(image -> patients[image]).toArray());
  }

  /** At most so many images, drawn at random without replacement. */
  public ImageSet sample(int most, long seed) {
    SplittableRandom random = Draws.stream(seed, 0);
    return subset(Draws.withoutReplacement(count(), Math.min(most, count()), random));
  }

  /** All images of a share of the patients, of at least two, drawn without replacement. */
  Features ofSomePatients(double share, SplittableRandom random) {
    int[][] images = PatientImages.of(patients);
    int size = Math.max(2, (int) Math.round(share * images.length));
    List<Integer> drawn = new ArrayList<>();
    for (int patient : Draws.withoutReplacement(images.length, size, random)) {
      for (int image : images[patient]) {
        drawn.add(image);
      }
    }
    return features.subset(drawn.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * How often each image occurs in a bootstrap sample of the patients, divided by the images of
   * that sample: the weights of its centroid, [count].
   */
  double[] resampledWeights(SplittableRandom random) {
    int[][] images = PatientImages.of(patients);
    int[] times = Draws.multiplicities(images.length, random);
    double[] weights = new double[count()];
    double total = 0;
    for (int patient = 0; patient < images.length; patient++) {
      for (int image : images[patient]) {
        weights[image] = times[patient];
        total += times[patient];
      }
    }
    for (int image = 0; image < weights.length; image++) {
      weights[image] /= total;
    }
    return weights;
  }
}
