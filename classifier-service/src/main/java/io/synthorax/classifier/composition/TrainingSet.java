package io.synthorax.classifier.composition;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.supervised.BatchSampler;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The images that one classifier is trained on, with their classes and the counts per class. */
public final class TrainingSet implements ImageSource {
  private final int resolution;
  private final List<Sample> samples;
  private final Map<ClassLabel, Composition.Counts> counts;
  private final double synthesizedFirst;

  /** Synthesized first: the share of the steps that shows them alone, before the real ones. */
  TrainingSet(
      int resolution,
      List<Sample> samples,
      Map<ClassLabel, Composition.Counts> counts,
      double synthesizedFirst) {
    this.resolution = resolution;
    this.samples = List.copyOf(samples);
    this.counts = counts;
    this.synthesizedFirst = synthesizedFirst;
  }

  /** What is in it, which may be less than the composition asks for. */
  public Map<ClassLabel, Composition.Counts> counts() {
    return counts;
  }

  /** The class of each image, [images]. */
  public int[] labels() {
    return samples.stream().mapToInt(Sample::label).toArray();
  }

  /**
   * Which images each of so many optimizer steps shows: all of them, pass after pass, or the
   * synthesized ones first and then the real ones. The number of steps is the same either way.
   */
  public BatchSampler order(int steps, int batchSize, long seed) {
    int[] synthesized = images(true);
    int[] real = images(false);
    if (synthesizedFirst == 0 || synthesized.length == 0 || real.length == 0) {
      return BatchSampler.shuffled(count(), batchSize, seed);
    }
    return BatchSampler.shuffled(synthesized, batchSize, seed)
        .until(Math.round(steps * synthesizedFirst), BatchSampler.shuffled(real, batchSize, seed));
  }

  private int[] images(boolean synthesized) {
    return IntStream.range(0, samples.size())
        .filter(image -> samples.get(image).synthesized() == synthesized)
        .toArray();
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
