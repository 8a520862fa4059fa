package io.synthorax.learning.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015) for one network, with moments that can be saved and set: an exact
 * resume needs them.
 */
public final class Adam {
  private static final double EPSILON = 1e-8;

  private final TorchNetwork network;
  private final Rates rates;
  private final NDList first = new NDList();
  private final NDList second = new NDList();
  private final NDArray step;

  /** The learning rate and the decay of both moments. */
  public record Rates(double learning, double beta1, double beta2) {
    /** What most papers use. */
    public static Rates usual(double learning) {
      return new Rates(learning, 0.9, 0.999);
    }
  }

  /** Starts without moments. The arrays belong to the network and are closed with it. */
  public Adam(TorchNetwork network, Rates rates) {
    this(network, rates, noMoments(network.network()));
  }

  /**
   * Goes on from saved moments; those of another network are a {@link
   * io.synthorax.contracts.ContractViolation}.
   */
  public Adam(TorchNetwork network, Rates rates, Weights moments) {
    this.network = network;
    this.rates = rates;
    for (Parameter parameter : network.trainedParameters()) {
      first.add(network.array(parameter, moments.of(named(parameter, "first."))));
      second.add(network.array(parameter, moments.of(named(parameter, "second."))));
    }
    this.step = network.arrays().create(moments.get("step").values());
  }

  /** The moments of a network that has not been updated. */
  public static Weights noMoments(Network network) {
    Map<String, FloatArray> all = new LinkedHashMap<>();
    all.put("step", new FloatArray(List.of(1), new float[1]));
    for (Parameter parameter : network.parameters()) {
      if (parameter.trained()) {
        FloatArray zeros = new FloatArray(parameter.shape(), new float[parameter.size()]);
        all.put("first." + parameter.name(), zeros);
        all.put("second." + parameter.name(), zeros);
      }
    }
    return new Weights(all);
  }

  /** Moves the network's parameters against the gradients. */
  public void update(Gradients gradients) {
    network
        .script()
        .call(
            network.arrays(),
            "adam",
            network.trained(),
            gradients.arrays(),
            first,
            second,
            step,
            rates.learning(),
            rates.beta1(),
            rates.beta2(),
            EPSILON);
    network.refresh();
  }

  /** A copy of the moments and the number of updates. */
  public Weights moments() {
    Map<String, FloatArray> all = new LinkedHashMap<>();
    all.put("step", new FloatArray(List.of(1), step.toFloatArray()));
    int i = 0;
    for (Parameter parameter : network.trainedParameters()) {
      put(all, named(parameter, "first."), first.get(i));
      put(all, named(parameter, "second."), second.get(i));
      i++;
    }
    return new Weights(all);
  }

  private static void put(Map<String, FloatArray> all, Parameter parameter, NDArray array) {
    all.put(parameter.name(), StoredLayout.original(parameter.shape(), array.toFloatArray()));
  }

  private static Parameter named(Parameter p, String prefix) {
    return new Parameter(prefix + p.name(), p.shape(), p.trained(), p.mean(), p.deviation());
  }
}
