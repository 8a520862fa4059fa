package io.synthorax.learning.supervised;

import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;

/** A network with the weights that training gave it, and the loss of its last batch. */
public record TrainedNetwork(Network network, Weights weights, float lastLoss) {

  /** The bytes of its ONNX model. */
  public byte[] onnx() {
    return OnnxWriter.write(network, weights);
  }

  /**
   * The ONNX model of another network whose arrays are part of this one's: the layers up to a
   * feature.
   */
  public byte[] onnx(Network part) {
    return OnnxWriter.write(part, weights);
  }

  /** Whether training kept to finite numbers; if not, the network is of no use. */
  public boolean finite() {
    return Float.isFinite(lastLoss) && weights.finite();
  }
}
