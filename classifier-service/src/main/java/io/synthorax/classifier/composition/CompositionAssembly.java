package io.synthorax.classifier.composition;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;
import java.util.ArrayList;
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
  private static final double FIRST_HALF = 0.5;

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
    for (int label = 0; label < classes.size(); label++) {
      Counts asked = wanted.get(classes.get(label));
      addReal(samples, label, asked.real());
      addTransformed(samples, label, asked.transformed());
      addSynthesized(samples, label, composition.synthesizedImages(available, classes.get(label)));
    }
    if (composition == Composition.GS_SHUFFLED) {
      shuffleLabels(samples, wanted);
    }
    return new TrainingSet(
        real.resolution(),
        samples,
        counts(samples),
        composition == Composition.SP ? FIRST_HALF : 0);
  }

  /** What is there, by the labels that the images bear. */
  private Map<ClassLabel, Counts> counts(List<Sample> samples) {
    var counts = new LinkedHashMap<ClassLabel, Counts>();
    for (int label = 0; label < classes.size(); label++) {
      int about = label;
      List<Sample> own = samples.stream().filter(sample -> sample.label() == about).toList();
      int synthesized = (int) own.stream().filter(Sample::synthesized).count();
      int transformed = (int) own.stream().filter(s -> s.transformation().isPresent()).count();
      counts.put(
          classes.get(label),
          new Counts(own.size() - transformed - synthesized, transformed, synthesized));
    }
    return counts;
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

  /** Gives the wanted labels to the synthesized images in a random order. */
  private void shuffleLabels(List<Sample> samples, Map<ClassLabel, Counts> wanted) {
    int[] labels =
        IntStream.range(0, classes.size())
            .flatMap(
                label ->
                    IntStream.generate(() -> label)
                        .limit(wanted.get(classes.get(label)).synthesized()))
            .toArray();
    int[] order = shuffled(labels, random(0, Draw.SHUFFLED));
    int next = 0;
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).synthesized()) {
        samples.set(i, samples.get(i).labelled(order[next++]));
      }
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
