package io.synthorax.trainer;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.supervised.BatchSampler;
import io.synthorax.learning.supervised.Progress;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.ProcessorPermit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Measures what this machine trains in a second, by a few steps of each kind of network on noise.
 */
final class ProbeStage {
  private static final int BATCH = 64;

  /** The probe must not take minutes; a small batch is somewhat slower for each image. */
  private static final int LARGE_MODELS_BATCH = 8;

  /** The first steps of a network also compile it. */
  private static final int WARM_UP = 3;

  private static final int MEASURED = 3;
  private static final int CLASSES = 2;
  private static final double LEARNING_RATE = 1e-3;

  private final TorchEngine engine;
  private final ProcessorPermit permits;

  /**
   * Images per second in training.
   *
   * @param classifiers by their names
   */
  record Speeds(double adversarial, double autoencoder, Map<String, ClassifierSpeed> classifiers) {}

  /** Images per second, and the number of values that are trained. */
  record ClassifierSpeed(double imagesPerSecond, long parameters) {}

  ProbeStage(TorchEngine engine, ProcessorPermit permits) {
    this.engine = engine;
    this.permits = permits;
  }

  /** Some seconds of work, for large classifiers a minute or more; waits for the processor. */
  Speeds measure(TrainingSpecification specification, UtilitySpecification utility) {
    ImageSource noise = noise(specification.resolution().pixels());
    try (var permit = permits.acquire()) {
      return new Speeds(
          adversarial(specification, noise), autoencoder(noise), classifiers(noise, utility));
    }
  }

  private double adversarial(TrainingSpecification specification, ImageSource noise) {
    try (AdversarialTraining game = new AdversarialTraining(engine, specification, noise, 0)) {
      Stopwatch watch = new Stopwatch();
      for (int step = 1; step <= WARM_UP + MEASURED; step++) {
        game.step();
        watch.step(step, WARM_UP + MEASURED, 0);
      }
      return watch.imagesPerSecond(specification.batchSize());
    }
  }

  private double autoencoder(ImageSource noise) {
    Stopwatch watch = new Stopwatch();
    new SupervisedTraining(engine)
        .autoencoder(ConvolutionalAutoencoder.whole(noise.resolution()), noise, recipe(), 0, watch);
    return watch.imagesPerSecond(BATCH);
  }

  private Map<String, ClassifierSpeed> classifiers(
      ImageSource noise, UtilitySpecification utility) {
    Map<String, ClassifierSpeed> speeds = new LinkedHashMap<>();
    for (Classifier classifier : utility.classifiers()) {
      Network network = ClassifierNetworks.of(classifier, noise.resolution(), CLASSES);
      int batch = classifier.model() == ClassifierModel.RESNET18 ? BATCH : LARGE_MODELS_BATCH;
      speeds.put(
          classifier.name(),
          new ClassifierSpeed(speed(network, noise, batch), network.parameterCount()));
    }
    return speeds;
  }

  private double speed(Network network, ImageSource noise, int batch) {
    Stopwatch watch = new Stopwatch();
    new SupervisedTraining(engine)
        .classifier(
            network,
            noise,
            new int[noise.count()],
            BatchSampler.shuffled(noise.count(), batch, 0),
            new Recipe(WARM_UP + MEASURED, batch, LEARNING_RATE),
            0,
            watch);
    return watch.imagesPerSecond(batch);
  }

  private static Recipe recipe() {
    return new Recipe(WARM_UP + MEASURED, BATCH, LEARNING_RATE);
  }

  private static ImageSource noise(int resolution) {
    byte[] pixels = new byte[BATCH * resolution * resolution];
    new Random(0).nextBytes(pixels);
    return ImageSource.of(pixels, resolution);
  }

  /** Times the steps after the warm-up. */
  private static final class Stopwatch implements Progress {
    private long start;
    private long end;

    @Override
    public void step(int step, int steps, float loss) {
      if (step == WARM_UP) {
        start = System.nanoTime();
      }
      end = System.nanoTime();
    }

    double imagesPerSecond(int batchSize) {
      return MEASURED * batchSize * 1e9 / (end - start);
    }
  }
}
