package io.synthorax.classifier.composition;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Puts a composition together from the real training images and the synthesized ones: what it asks
 * for, limited by what exists. A function of its inputs and the seed alone.
 */
public final class CompositionAssembly {
  private final List<ClassLabel> classes;
  private final RealPart real;
  private final Map<ClassLabel, ? extends ImageSource> synthesized;
  private final long seed;

  /**
   * Real images of any part but {@link Part#TRAIN} are refused, and so are images that the test
   * part is not {@linkplain Separation separate} from.
   */
  public CompositionAssembly(
      List<ClassLabel> classes,
      RealPart real,
      RealPart test,
      Map<ClassLabel, ? extends ImageSource> synthesized,
      long seed) {
    if (real.part() != Part.TRAIN || test.part() != Part.TEST) {
      throw new IllegalArgumentException(
          "a training set is made of training images, and held against the test part");
    }
    Separation.require(real, test, synthesized.values());
    this.classes = List.copyOf(classes);
    this.real = real;
    this.synthesized = synthesized;
    this.seed = seed;
  }

  /** The training set of a composition. */
  public TrainingSet assemble(Composition composition) {
    var available = new LinkedHashMap<ClassLabel, Integer>();
    for (int label = 0; label < classes.size(); label++) {
      available.put(classes.get(label), real.of(label).length);
    }
    Map<ClassLabel, Counts> wanted = composition.wanted(available);
    var samples = new ArrayList<Sample>();
    var counts = new LinkedHashMap<ClassLabel, Counts>();
    for (int label = 0; label < classes.size(); label++) {
      Counts asked = wanted.get(classes.get(label));
      int before = samples.size();
      addReal(samples, label, asked.real());
      int afterReal = samples.size();
      addTransformed(samples, label, asked.transformed());
      int afterTransformed = samples.size();
      addSynthesized(samples, label, asked.synthesized());
      counts.put(
          classes.get(label),
          new Counts(
              afterReal - before, afterTransformed - afterReal, samples.size() - afterTransformed));
    }
    if (composition == Composition.GS_SHUFFLED) {
      shuffleLabels(samples);
    }
    return new TrainingSet(
        real.resolution(), samples, counts, composition == Composition.SP ? 0.5 : 0);
  }

  /**
   * A random part of the class's images, or all of them; where more are wanted, every image occurs
   * once before one occurs a second time.
   */
  private void addReal(List<Sample> samples, int label, int wanted) {
    int[] images = shuffled(real.of(label), random(label, Draw.LEFT_OUT));
    for (int i = 0; i < wanted && images.length > 0; i++) {
      samples.add(Sample.of(real, images[i % images.length], label));
    }
  }

  /** Every image of the class is transformed once before one is transformed a second time. */
  private void addTransformed(List<Sample> samples, int label, int wanted) {
    SplittableRandom random = random(label, Draw.TRANSFORMED);
    int[] images = shuffled(real.of(label), random);
    for (int i = 0; i < wanted && images.length > 0; i++) {
      var transformation = Optional.of(RotationAndScale.draw(random));
      samples.add(new Sample(real, images[i % images.length], label, transformation));
    }
  }

  private void addSynthesized(List<Sample> samples, int label, int wanted) {
    ImageSource source = synthesized.get(classes.get(label));
    for (int i = 0; source != null && i < Math.min(wanted, source.count()); i++) {
      samples.add(Sample.of(source, i, label));
    }
  }

  /** Permutes the labels of the synthesized images among them: the counts per label stay. */
  private void shuffleLabels(List<Sample> samples) {
    int[] places =
        IntStream.range(0, samples.size()).filter(i -> samples.get(i).synthesized()).toArray();
    int[] from = shuffled(places, random(0, Draw.SHUFFLED));
    int[] labels = Arrays.stream(from).map(place -> samples.get(place).label()).toArray();
    for (int i = 0; i < places.length; i++) {
      samples.set(places[i], samples.get(places[i]).labelled(labels[i]));
    }
  }

  private enum Draw {
    LEFT_OUT,
    TRANSFORMED,
    SHUFFLED
  }

  private SplittableRandom random(int label, Draw draw) {
    return new SplittableRandom(seed * 1_000_003 + label * 31L + draw.ordinal());
  }

  private static int[] shuffled(int[] images, SplittableRandom random) {
    int[] order = images.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int image = order[i];
      order[i] = order[j];
      order[j] = image;
    }
    return order;
  }
}
