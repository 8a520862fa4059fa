package io.synthorax.learning.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in PyTorch: its weights, and its passes over batches (n, ...input). A pass computes
 * only what it is asked for, so that a network that is not being trained is frozen by not asking
 * for its gradients.
 */
public final class TorchNetwork implements AutoCloseable {
  private final Network network;
  private final Script script;
  private final NDManager arrays;
  private final NDList trained = new NDList();
  private final NDList statistics = new NDList();

  /** The trained parameters in the precision of the passes; the very same arrays in float32. */
  private final NDList working;

  private final boolean narrow;
  private boolean stale;

  /** Weights that do not fit the network are a {@link io.synthorax.contracts.ContractViolation}. */
  public TorchNetwork(TorchEngine engine, Network network, Weights weights) {
    this(engine, network, weights, ConvolutionForms.LIBRARY);
  }

  /** With its convolutions in given forms while training, and those that write images always. */
  public TorchNetwork(
      TorchEngine engine, Network network, Weights weights, ConvolutionForms forms) {
    network.parameters().forEach(weights::of);
    this.network = network;
    this.arrays = engine.newScope();
    for (Parameter parameter : network.parameters()) {
      (parameter.trained() ? trained : statistics).add(array(parameter, weights.of(parameter)));
    }
    this.script = new Script(engine.device(), engine.precision(), NetworkScript.of(network, forms));
    this.narrow = engine.precision() != Precision.FLOAT32;
    this.working = narrow ? script.call(arrays, "working", trained) : trained;
  }

  /** What this computes. */
  public Network network() {
    return network;
  }

  /** A training pass: normalization by the batch, whose statistics are remembered. */
  public Tape train(NDManager scope, NDArray input) {
    return new Tape(script.call(scope, "train", input, working, statistics));
  }

  /** The same of a network with dropout: which values are dropped is a function of the seed. */
  public Tape train(NDManager scope, NDArray input, long seed) {
    Engine.getEngine(TorchEngine.NAME).setRandomSeed((int) seed);
    return train(scope, input);
  }

  /** A pass with the remembered statistics. */
  public NDArray infer(NDManager scope, NDArray input) {
    if (stale) {
      refresh();
    }
    return script.call(scope, "infer", input, working, statistics).head();
  }

  /** The gradients of all trained parameters, given that of the output. */
  public Gradients backward(NDManager scope, Tape tape, NDArray gradient) {
    return new Gradients(script.call(scope, "backward", gradient, tape.arrays(), working));
  }

  /** The gradient of the input, the network itself frozen. */
  public NDArray backwardInput(NDManager scope, Tape tape, NDArray gradient) {
    return script.call(scope, "backward_input", gradient, tape.arrays(), working).head();
  }

  /** The logistic loss of logits (n, 1) against one target, 0 or 1. */
  public Loss logisticLoss(NDManager scope, NDArray logits, double target) {
    return Loss.of(script.call(scope, "logistic_loss", logits, target));
  }

  /** The hinge loss of scores (n, 1) that should lie beyond one on a side, 1 or -1. */
  public Loss hingeLoss(NDManager scope, NDArray scores, double side) {
    return Loss.of(script.call(scope, "hinge_loss", scores, side));
  }

  /** The negative mean of scores (n, 1): small when they are high. */
  public Loss scoreLoss(NDManager scope, NDArray scores) {
    return Loss.of(script.call(scope, "score_loss", scores));
  }

  /** The cross entropy of logits (n, classes) against class numbers (n). */
  public Loss crossEntropy(NDManager scope, NDArray logits, NDArray labels) {
    return Loss.of(script.call(scope, "cross_entropy", logits, labels));
  }

  /** The mean squared error of an output against a target of its shape. */
  public Loss squaredError(NDManager scope, NDArray output, NDArray target) {
    return Loss.of(script.call(scope, "squared_error", output, target));
  }

  /** The sum of two gradients. */
  public Gradients sum(NDManager scope, Gradients one, Gradients other) {
    return new Gradients(script.call(scope, "add", one.arrays(), other.arrays()));
  }

  /**
   * Moves all weights and statistics towards those of another network of the same kind, by a share
   * of the way. An average of this kind is only for inference.
   */
  public void approach(TorchNetwork other, double share) {
    script.call(arrays, "approach", trained, other.trained, share);
    script.call(arrays, "approach", statistics, other.statistics, share);
    stale = true;
  }

  /** Whether every weight and statistic is a finite number; one pass over memory. */
  public boolean finite(NDManager scope) {
    NDList all = new NDList(trained);
    all.addAll(statistics);
    return script.call(scope, "finite", all).head().getFloat() != 0;
  }

  /** A copy of all weights and statistics. */
  public Weights weights() {
    Map<String, FloatArray> all = new LinkedHashMap<>();
    int nextTrained = 0;
    int nextStatistic = 0;
    for (Parameter parameter : network.parameters()) {
      NDArray array =
          parameter.trained() ? trained.get(nextTrained++) : statistics.get(nextStatistic++);
      all.put(parameter.name(), StoredLayout.original(parameter.shape(), array.toFloatArray()));
    }
    return new Weights(all);
  }

  NDList trained() {
    return trained;
  }

  Script script() {
    return script;
  }

  NDManager arrays() {
    return arrays;
  }

  /** The trained parameters have moved: the passes shall see it. */
  void refresh() {
    stale = false;
    if (narrow) {
      script.call(arrays, "copy", working, trained);
    }
  }

  /** An array in the stored layout. */
  NDArray array(Parameter parameter, FloatArray values) {
    long[] shape =
        StoredLayout.stored(parameter.shape()).stream().mapToLong(Integer::longValue).toArray();
    return arrays.create(
        FloatBuffer.wrap(StoredLayout.stored(values)), new Shape(shape), DataType.FLOAT32);
  }

  List<Parameter> trainedParameters() {
    return network.parameters().stream().filter(Parameter::trained).toList();
  }

  @Override
  public void close() {
    script.close();
    arrays.close();
    NativeMemory.giveBack();
  }
}
