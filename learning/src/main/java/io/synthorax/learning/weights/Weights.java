package io.synthorax.learning.weights;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named float32 arrays, in a fixed order. */
public record Weights(Map<String, FloatArray> arrays) {
  public Weights {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * The first values of a network's parameters and statistics: a function of network and seed
   * alone.
   */
  public static Weights initial(Network network, long seed) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    long stream = 0;
    for (Parameter parameter : network.parameters()) {
      float[] values = new float[parameter.size()];
      Normals.fill(values, seed, stream++);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (parameter.mean() + parameter.deviation() * values[i]);
      }
      arrays.put(parameter.name(), new FloatArray(parameter.shape(), values));
    }
    return new Weights(arrays);
  }

  /** The array of a name; an absent one is a {@link ContractViolation}. */
  public FloatArray get(String name) {
    FloatArray array = arrays.get(name);
    if (array == null) {
      throw new ContractViolation("the weights lack " + name);
    }
    return array;
  }

  /**
   * The array of a parameter; an absent one, or one of another shape, is a {@link
   * ContractViolation}.
   */
  public FloatArray of(Parameter parameter) {
    FloatArray array = get(parameter.name());
    if (!array.shape().equals(parameter.shape())) {
      throw new ContractViolation(
          "the weights' "
              + parameter.name()
              + " has shape "
              + array.shape()
              + ", the network's "
              + parameter.shape());
    }
    return array;
  }

  /** Whether every value is a finite number. */
  public boolean finite() {
    return arrays.values().stream().allMatch(Weights::finite);
  }

  private static boolean finite(FloatArray array) {
    for (float value : array.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
