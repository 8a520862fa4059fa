package io.synthorax.learning.torch;

import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.PaddedBatches;
import io.synthorax.learning.weights.Weights;

/**
 * A trained network that is only run, in the engine's precision and in batches of one fixed size.
 * One thread at a time.
 */
public final class TorchInference implements AutoCloseable {
  private final TorchEngine engine;
  private final TorchNetwork network;
  private final PaddedBatches batches;

  /**
   * Weights that do not fit the network are a {@link io.synthorax.contracts.ContractViolation}.
   *
   * @param batch examples that are computed together
   */
  public TorchInference(TorchEngine engine, Network network, Weights weights, int batch) {
    this.engine = engine;
    this.network = new TorchNetwork(engine, network, weights, engine.forms());
    this.batches = new PaddedBatches(batch, network.input().size());
  }

  /** The number of values of one example. */
  public int inputSize() {
    return batches.inputSize();
  }

  /** The outputs of examples that lie one after the other, likewise. */
  public float[] run(float[] inputs) {
    return batches.run(inputs, this::predict);
  }

  private float[] predict(float[] inputs) {
    try (NDManager scope = engine.newScope()) {
      return network
          .infer(scope, TorchEngine.batch(scope, inputs, network.network().input()))
          .toFloatArray();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
