package io.synthorax.learning.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.images.BalancedPasses;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.JoinedImages;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.torch.Adam;
import io.synthorax.learning.torch.Gradients;
import io.synthorax.learning.torch.Loss;
import io.synthorax.learning.torch.Tape;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchNetwork;
import io.synthorax.learning.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An adversarial game (Goodfellow et al. 2014, with the networks of Salehinejad et al. 2019): a
 * generator learns to synthesize what a discriminator cannot tell from real images. With several
 * classes both are conditional (Mirza and Osindero 2014): the classes share all but the generator's
 * class inputs and the discriminator's last weights, and are shown in balance. Progress is counted
 * in real images shown. One thread at a time.
 */
public final class AdversarialTraining implements AutoCloseable {
  /** Real images of the shortest epoch: events come at a humane rate. */
  public static final int SMALLEST_EPOCH = 1024;

  private final TorchEngine engine;
  private final JoinedImages source;
  private final BalancedPasses order;
  private final Disguise disguise;
  private final Objective objective;
  private final TorchNetwork generator;
  private final TorchNetwork average;
  private final TorchNetwork discriminator;
  private final Adam generatorOptimizer;
  private final Adam discriminatorOptimizer;
  private Counters counters;

  /**
   * A fresh game of one class; all of it is a function of specification, source, seed, precision
   * and threads.
   */
  public AdversarialTraining(
      TorchEngine engine, TrainingSpecification specification, ImageSource source, long seed) {
    this(engine, specification, List.of(source), seed, Optional.empty());
  }

  /**
   * A fresh game of one class or several, of which these are the images.
   *
   * @param earlier a generator to start from; one of another shape is a {@link ContractViolation}
   */
  public AdversarialTraining(
      TorchEngine engine,
      TrainingSpecification specification,
      List<? extends ImageSource> classes,
      long seed,
      Optional<Weights> earlier) {
    this(
        engine,
        classes,
        TrainingState.initial(
            Counters.start(engine, specification, seed), classes.size(), earlier));
  }

  /** Goes on exactly where a saved game of one class stood. */
  public AdversarialTraining(TorchEngine engine, ImageSource source, TrainingState state) {
    this(engine, List.of(source), state);
  }

  /** Goes on exactly where a saved game stood, in its precision and with its threads. */
  public AdversarialTraining(
      TorchEngine engine, List<? extends ImageSource> classes, TrainingState state) {
    TrainingSpecification s = state.counters().specification();
    classes.forEach(images -> requireFit(s, images));
    this.source = new JoinedImages(List.copyOf(classes));
    this.counters = state.counters();
    this.engine = engine.with(counters.precision(), counters.threads());
    this.order = new BalancedPasses(source.counts(), counters.seed());
    Adam.Rates rates = new Adam.Rates(s.learningRate(), s.beta1(), s.beta2());
    Network network = StoredGenerator.of(state.generator()).fitting(generator(s, classes.size()));
    this.generator = new TorchNetwork(this.engine, network, state.generator(), counters.forms());
    this.average = new TorchNetwork(this.engine, network, state.average());
    this.discriminator =
        new TorchNetwork(
            this.engine, discriminator(s, classes.size()), state.discriminator(), counters.forms());
    this.disguise = new Disguise(this.engine, s);
    this.objective = new Objective(s.stabilization().loss(), discriminator);
    this.generatorOptimizer = new Adam(generator, rates, state.generatorMoments());
    this.discriminatorOptimizer = new Adam(discriminator, rates, state.discriminatorMoments());
  }

  /** One update of the discriminator and one of the generator. */
  public StepStatistics step() {
    try (NDManager scope = engine.newScope()) {
      ClassInputs classes = classInputs();
      NDArray real = disguise.of(scope, realBatch(scope), counters, Disguise.Draw.REAL);
      Tape synthesis = generator.train(scope, latentBatch(scope, classes));

      // Discriminator phase: the generator is frozen.
      Tape onReal = discriminator.train(scope, real);
      Loss realLoss = classes.loss(scope, onReal.output(), own -> objective.real(scope, own));
      Gradients fromReal = discriminator.backward(scope, onReal, realLoss.gradient());
      NDArray seen = disguise.of(scope, synthesis.output(), counters, Disguise.Draw.SYNTHESIZED);
      Tape onSynthesized = discriminator.train(scope, seen);
      Loss synthesizedLoss =
          classes.loss(scope, onSynthesized.output(), own -> objective.synthesized(scope, own));
      Gradients fromSynthesized =
          discriminator.backward(scope, onSynthesized, synthesizedLoss.gradient());
      discriminatorOptimizer.update(discriminator.sum(scope, fromReal, fromSynthesized));

      // Generator phase: the discriminator is frozen; the generator wants to be taken for real.
      NDArray shown = disguise.of(scope, synthesis.output(), counters, Disguise.Draw.JUDGED);
      Tape judged = discriminator.train(scope, shown);
      Loss generatorLoss =
          classes.loss(scope, judged.output(), own -> objective.generator(scope, own));
      NDArray wish = discriminator.backwardInput(scope, judged, generatorLoss.gradient());
      wish = disguise.backward(scope, wish, counters, Disguise.Draw.JUDGED);
      generatorOptimizer.update(generator.backward(scope, synthesis, wish));

      counters = counters.next();
      average.approach(generator, counters.averagingShare());
      return new StepStatistics(
          counters.step(),
          counters.imagesShown(),
          realLoss.value() + synthesizedLoss.value(),
          generatorLoss.value(),
          realLoss.probability(),
          synthesizedLoss.probability());
    }
  }

  /** How many classes there are. */
  public int classes() {
    return source.sets().size();
  }

  /**
   * Images (n, resolution, resolution) of a class that the averaged generator synthesizes for the
   * latents of a seed, as gray values.
   */
  public byte[] samples(long latentSeed, int n, int number) {
    return samples(average, latentSeed, n, number);
  }

  /** The same latents through the generator as it is after the last step. */
  public byte[] samplesOfLastStep(long latentSeed, int n, int number) {
    return samples(generator, latentSeed, n, number);
  }

  private byte[] samples(TorchNetwork network, long latentSeed, int n, int number) {
    int size = counters.specification().latentSize();
    int[] numbers = new int[n];
    Arrays.fill(numbers, number);
    try (NDManager scope = engine.newScope()) {
      float[] inputs =
          new ClassInputs(classes(), numbers).after(Latents.batch(latentSeed, 0, n, size));
      NDArray z = TorchEngine.batch(scope, inputs, generator.network().input());
      return PixelScale.toPixels(network.infer(scope, z).toFloatArray());
    }
  }

  /** Real images in an epoch: one pass, but at least 1,024. */
  public long epochLength() {
    return Math.max(source.count(), SMALLEST_EPOCH);
  }

  /** Whether every weight and statistic of both networks is a finite number. */
  public boolean finite() {
    try (NDManager scope = engine.newScope()) {
      return generator.finite(scope) && average.finite(scope) && discriminator.finite(scope);
    }
  }

  /** Where the run stands. */
  public Counters counters() {
    return counters;
  }

  /** A copy of the averaged generator's weights, for a checkpoint. */
  public Weights generatorWeights() {
    return average.weights();
  }

  /** The generator's description, for a checkpoint. */
  public Network generatorNetwork() {
    return generator.network();
  }

  /** A copy of everything that an exact resume needs. */
  public TrainingState state() {
    return new TrainingState(
        counters,
        generator.weights(),
        average.weights(),
        discriminator.weights(),
        generatorOptimizer.moments(),
        discriminatorOptimizer.moments());
  }

  private NDArray realBatch(NDManager scope) {
    int[] images = order.images(counters.imagesShown(), counters.specification().batchSize());
    return TorchEngine.batch(
        scope, PixelScale.batch(source, images), discriminator.network().input());
  }

  /** Latents with the classes of the real images beside them: both halves are of the same. */
  private NDArray latentBatch(NDManager scope, ClassInputs classes) {
    TrainingSpecification s = counters.specification();
    float[] latents =
        Latents.batch(counters.seed(), counters.imagesShown(), s.batchSize(), s.latentSize());
    return TorchEngine.batch(scope, classes.after(latents), generator.network().input());
  }

  private ClassInputs classInputs() {
    return new ClassInputs(
        classes(), order.sets(counters.imagesShown(), counters.specification().batchSize()));
  }

  static Network generator(TrainingSpecification s, int classes) {
    return Dcgan.generator(s.resolution().pixels(), s.latentSize(), s.width(), classes);
  }

  static Network discriminator(TrainingSpecification s, int classes) {
    int resolution = s.resolution().pixels();
    return switch (s.stabilization().normalization()) {
      case BATCH -> Dcgan.discriminator(resolution, s.width(), classes);
      case SPECTRAL -> Dcgan.spectralDiscriminator(resolution, s.width(), classes);
    };
  }

  private static void requireFit(TrainingSpecification specification, ImageSource source) {
    if (source.count() < 1) {
      throw new ContractViolation("there are no images to train on");
    }
    if (source.resolution() != specification.resolution().pixels()) {
      throw new ContractViolation(
          "images of "
              + source.resolution()
              + " pixels do not fit a training at "
              + specification.resolution().pixels());
    }
  }

  @Override
  public void close() {
    generator.close();
    average.close();
    discriminator.close();
    disguise.close();
  }
}
