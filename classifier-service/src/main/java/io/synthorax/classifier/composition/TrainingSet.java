package io.synthorax.classifier.composition;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.learning.images.ImageSource;
import java.util.List;
import java.util.Map;

/** The images that one classifier is trained on, with their classes and the counts per class. */
public final class TrainingSet implements ImageSource {
  private final int resolution;
  private final List<Sample> samples;
  private final Map<ClassLabel, Composition.Counts> counts;

  TrainingSet(int resolution, List<Sample> samples, Map<ClassLabel, Composition.Counts> counts) {
    this.resolution = resolution;
    this.samples = List.copyOf(samples);
    this.counts = counts;
  }

  /** What is in it, which may be less than the composition asks for. */
  public Map<ClassLabel, Composition.Counts> counts() {
    return counts;
  }

  /** The class of each image, [images]. */
  public int[] labels() {
    return samples.stream().mapToInt(Sample::label).toArray();
  }

  @Override
  public int count() {
    return samples.size();
  }

  @Override
  public int resolution() {
    return resolution;
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    samples.get(image).copy(target, offset);
  }
}
