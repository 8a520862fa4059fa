package io.synthorax.learning.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.List;

/**
 * One step of the DCGAN as PyTorch programs usually write it (Radford et al. 2016, with autograd
 * and eager operations), on the same library: the peer that the training engine is timed against.
 * Nothing is trained with it.
 */
public final class EagerStep implements AutoCloseable {
  private static final double EPSILON = 1e-8;
  private static final int SMALLEST = 4;
  private static final int SMALLEST_MAP = SMALLEST * SMALLEST;

  private final TorchEngine engine;
  private final Recipe recipe;
  private final Adam.Rates rates;
  private final Script script;
  private final NDManager arrays;
  private final Leaves generator;
  private final Leaves discriminator;

  /** How far the usual program is tuned. */
  public enum Recipe {
    /** The widely known example: float32, optimizer tensor by tensor. */
    PLAIN(Precision.FLOAT32, 0, "eager_adam"),
    /** The best for a processor without bfloat16: float32, channels-last, fused optimizer. */
    FLOAT(Precision.FLOAT32, 2, "adam"),
    /** The best that was found: bfloat16 mixed precision, channels-last, fused optimizer. */
    FUSED(Precision.BFLOAT16, 2, "adam");

    private final Precision precision;
    private final int memoryFormat;
    private final String optimizer;

    Recipe(Precision precision, int memoryFormat, String optimizer) {
      this.precision = precision;
      this.memoryFormat = memoryFormat;
      this.optimizer = optimizer;
    }

    public Precision precision() {
      return precision;
    }
  }

  /** A network's trained arrays, running statistics and moments. */
  private record Leaves(
      NDList trained, NDList statistics, NDList first, NDList second, NDArray step) {}

  /** Gradients of both networks, in the order of their trained parameters. */
  record Result(NDList discriminator, NDList generator) {}

  /** Starts with the first weights of a seed; the networks are those of {@link Dcgan}. */
  public EagerStep(
      TorchEngine engine,
      Recipe recipe,
      Network generator,
      Network discriminator,
      Adam.Rates rates,
      long seed) {
    this.engine = engine;
    this.recipe = recipe;
    this.rates = rates;
    this.arrays = engine.newScope();
    String format = String.valueOf(recipe.memoryFormat);
    this.script =
        new Script(
            engine.device(), recipe.precision, Script.text("eager.py").replace("FORMAT", format));
    this.generator = leaves(generator, Weights.initial(generator, seed));
    this.discriminator = leaves(discriminator, Weights.initial(discriminator, seed));
  }

  private Leaves leaves(Network network, Weights weights) {
    NDList trained = new NDList();
    NDList statistics = new NDList();
    for (Parameter parameter : network.parameters()) {
      NDArray array = kernel(arrays, weights.of(parameter));
      (parameter.trained() ? trained : statistics).add(array);
    }
    NDList leaves = script.callWithAutograd(arrays, "eager_leaves", trained);
    trained.close();
    return new Leaves(
        leaves,
        statistics,
        script.call(arrays, "eager_zeros", leaves),
        script.call(arrays, "eager_zeros", leaves),
        arrays.zeros(new Shape(1)));
  }

  /**
   * The usual program has convolutions where {@link Dcgan} has dense layers: to one logit from 4 x
   * 4 maps, and transposed from the latents to such maps.
   */
  private static NDArray kernel(NDManager arrays, FloatArray values) {
    List<Integer> shape = values.shape();
    NDArray array =
        arrays.create(
            values.values(), new Shape(shape.stream().mapToLong(Integer::longValue).toArray()));
    if (shape.size() != 2) {
      return array;
    }
    int out = shape.get(0);
    int in = shape.get(1);
    return out == 1
        ? array.reshape(1, in / SMALLEST_MAP, SMALLEST, SMALLEST)
        : array.transpose().reshape(in, out / SMALLEST_MAP, SMALLEST, SMALLEST);
  }

  /** One update of both networks with real images (n, 1, resolution, resolution). */
  public void run(NDArray real, long latentSeed) {
    try (NDManager scope = engine.newScope()) {
      int latent = (int) generator.trained().head().getShape().get(0);
      Shape shape = new Shape(real.getShape().get(0), latent, 1, 1);
      run(scope, real, engine.normals(scope, shape, latentSeed));
    }
  }

  Result run(NDManager scope, NDArray real, NDArray latents) {
    NDList judged =
        script.callWithAutograd(
            scope,
            "eager_judge",
            real,
            latents,
            generator.trained(),
            generator.statistics(),
            discriminator.trained(),
            discriminator.statistics());
    judged.get(0).getFloat();
    NDList ofDiscriminator = judged.subNDList(2);
    update(discriminator, ofDiscriminator);
    NDList persuaded =
        script.callWithAutograd(
            scope,
            "eager_persuade",
            judged.get(1),
            generator.trained(),
            discriminator.trained(),
            discriminator.statistics());
    persuaded.get(0).getFloat();
    NDList ofGenerator = persuaded.subNDList(1);
    update(generator, ofGenerator);
    return new Result(ofDiscriminator, ofGenerator);
  }

  private void update(Leaves network, NDList gradients) {
    script.call(
        arrays,
        recipe.optimizer,
        network.trained(),
        gradients,
        network.first(),
        network.second(),
        network.step(),
        rates.learning(),
        rates.beta1(),
        rates.beta2(),
        EPSILON);
  }

  NDList discriminatorWeights() {
    return discriminator.trained();
  }

  @Override
  public void close() {
    script.close();
    arrays.close();
  }
}
