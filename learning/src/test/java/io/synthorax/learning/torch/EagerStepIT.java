package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.torch.EagerStep.Recipe;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The peer of the benchmark computes what the training engine computes. */
class EagerStepIT {
  private static final int EXAMPLES = 4;
  private static final int LATENT = 8;
  private static final long SEED = 3;

  /** A learning rate that moves nothing, so that both see the same discriminator twice. */
  private static final Adam.Rates STILL = new Adam.Rates(0, 0.5, 0.999);

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
  private final Network generator = Dcgan.generator(32, LATENT, 0.0625);
  private final Network discriminator = Dcgan.discriminator(32, 0.0625);
  private final float[] real = normals(EXAMPLES * 32 * 32, 1);
  private final float[] latents = normals(EXAMPLES * LATENT, 2);

  @ParameterizedTest
  @CsvSource({"PLAIN,1e-4", "FLOAT,1e-4", "FUSED,0.3"}) // bfloat16: 0.21 where it is emulated
  void thePeersGradientsAreOurs(Recipe recipe, double tolerance) {
    // Given
    assumeTrue(theLibraryIsRight(), "oneDNN loses weights here: LibraryConvolutionIT");
    try (NDManager scope = engine.newScope();
        EagerStep peer = new EagerStep(engine, recipe, generator, discriminator, STILL, SEED)) {

      // When
      EagerStep.Result result = step(scope, peer);

      // Then
      try (OurStep ours = new OurStep(scope)) {
        requireAlike(discriminator, ours.ofDiscriminator, result.discriminator(), tolerance);
        requireAlike(generator, ours.ofGenerator, result.generator(), tolerance);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePeersOptimizerIsAdam(Recipe recipe) {
    // Given
    assumeTrue(theLibraryIsRight(), "oneDNN loses weights here: LibraryConvolutionIT");
    Adam.Rates rates = new Adam.Rates(2e-4, 0.5, 0.999);
    try (NDManager scope = engine.newScope();
        EagerStep peer = new EagerStep(engine, recipe, generator, discriminator, rates, SEED)) {
      NaiveAdam expected = new NaiveAdam(rates, peer.discriminatorWeights().get(1).toFloatArray());

      // When
      for (int i = 0; i < 3; i++) {
        expected.update(step(scope, peer).discriminator().get(1).toFloatArray());
      }

      // Then
      assertThat(peer.discriminatorWeights().get(1).toFloatArray())
          .containsExactly(expected.rounded(), within(1e-6f));
    }
  }

  @Test
  void aRunMovesBothNetworks() {
    // Given
    Adam.Rates rates = new Adam.Rates(2e-4, 0.5, 0.999);
    try (NDManager scope = engine.newScope();
        EagerStep peer =
            new EagerStep(engine, Recipe.PLAIN, generator, discriminator, rates, SEED)) {
      float[] before = peer.discriminatorWeights().head().toFloatArray();

      // When
      peer.run(TorchEngine.batch(scope, real, discriminator.input()), 1);

      // Then
      assertThat(peer.discriminatorWeights().head().toFloatArray()).isNotEqualTo(before);
    }
  }

  /**
   * Whether what comes in by each weight of a convolution from one channel to four is what goes out
   * by it: usual programs, the peer among them, rely on that.
   */
  private boolean theLibraryIsRight() {
    try (NDManager scope = engine.newScope();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray x = scope.ones(new Shape(4, 1, 8, 8));
      x.setRequiresGradient(true);
      Shape two = new Shape(2, 2);
      Shape one = new Shape(1, 1);
      NDArray weight = scope.ones(new Shape(4, 1, 4, 4));
      NDArray sum = Conv2d.conv2d(x, weight, null, two, one, one, 1).head().sum();
      collector.backward(sum);
      return x.getGradient().sum().getFloat() == sum.getFloat();
    }
  }

  private EagerStep.Result step(NDManager scope, EagerStep peer) {
    return peer.run(
        scope,
        TorchEngine.batch(scope, real, discriminator.input()),
        scope.create(latents, new Shape(EXAMPLES, LATENT, 1, 1)));
  }

  /** The gradients of one step of the training engine. */
  private final class OurStep implements AutoCloseable {
    private final TorchNetwork g =
        new TorchNetwork(engine, generator, Weights.initial(generator, SEED));
    private final TorchNetwork d =
        new TorchNetwork(engine, discriminator, Weights.initial(discriminator, SEED));
    private final Gradients ofDiscriminator;
    private final Gradients ofGenerator;

    OurStep(NDManager scope) {
      NDArray images = TorchEngine.batch(scope, real, discriminator.input());
      Tape synthesis = g.train(scope, TorchEngine.batch(scope, latents, generator.input()));
      Gradients one = gradients(scope, images, 1);
      Gradients other = gradients(scope, synthesis.output(), 0);
      ofDiscriminator = d.sum(scope, one, other);
      Tape judged = d.train(scope, synthesis.output());
      NDArray loss = d.logisticLoss(scope, judged.output(), 1).gradient();
      ofGenerator = g.backward(scope, synthesis, d.backwardInput(scope, judged, loss));
    }

    private Gradients gradients(NDManager scope, NDArray images, int target) {
      Tape tape = d.train(scope, images);
      return d.backward(scope, tape, d.logisticLoss(scope, tape.output(), target).gradient());
    }

    @Override
    public void close() {
      g.close();
      d.close();
    }
  }

  /** Relative to the whole array's length: single values may be nearly zero. */
  private static void requireAlike(
      Network network, Gradients ours, NDList peers, double tolerance) {
    int i = 0;
    for (Parameter p : network.parameters()) {
      if (p.trained()) {
        float[] expected =
            StoredLayout.original(p.shape(), ours.arrays().get(i).toFloatArray()).values();
        float[] actual = inOurOrder(p, peers.get(i++).toFloatArray());
        assertThat(distance(expected, actual))
            .as(network.name() + " " + p.name())
            .isLessThan(tolerance * distance(expected, new float[expected.length]));
      }
    }
  }

  /**
   * The peer's first layer is a transposed convolution: (in, out) where a dense layer has (out,
   * in).
   */
  private static float[] inOurOrder(Parameter parameter, float[] values) {
    if (parameter.shape().size() != 2) {
      return values;
    }
    int out = parameter.shape().get(0);
    int in = parameter.shape().get(1);
    float[] ordered = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      ordered[i % out * in + i / out] = values[i];
    }
    return ordered;
  }

  private static double distance(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static float[] normals(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 11, stream);
    return values;
  }

  /** Kingma and Ba 2015, value by value. */
  private static final class NaiveAdam {
    private final Adam.Rates rates;
    private final double[] weights;
    private final double[] first;
    private final double[] second;
    private int updates;

    NaiveAdam(Adam.Rates rates, float[] weights) {
      this.rates = rates;
      this.weights = new double[weights.length];
      this.first = new double[weights.length];
      this.second = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        this.weights[i] = weights[i];
      }
    }

    void update(float[] gradient) {
      updates++;
      for (int i = 0; i < weights.length; i++) {
        first[i] += (1 - rates.beta1()) * (gradient[i] - first[i]);
        second[i] += (1 - rates.beta2()) * ((double) gradient[i] * gradient[i] - second[i]);
        double mean = first[i] / (1 - Math.pow(rates.beta1(), updates));
        double square = second[i] / (1 - Math.pow(rates.beta2(), updates));
        weights[i] -= rates.learning() * mean / (Math.sqrt(square) + 1e-8);
      }
    }

    float[] rounded() {
      float[] all = new float[weights.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = (float) weights[i];
      }
      return all;
    }
  }
}
