package io.synthorax.learning.gan;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A generator that is known by its weights alone. */
public record StoredGenerator(Network network, Weights weights) {
  private static final String PROJECTION = "0.weight";
  private static final String PROJECTION_BIAS = "0.bias";

  /** After projection, reshaping, normalization and activation. */
  private static final int FIRST_DOUBLING = 4;

  private static final int LAYERS_OF_A_DOUBLING = 3;

  /** Weights of anything else are a {@link ContractViolation}. */
  public static StoredGenerator of(Weights weights) {
    List<Integer> projection = weights.get(PROJECTION).shape();
    List<Integer> channels = new ArrayList<>();
    int layer = FIRST_DOUBLING;
    while (weights.arrays().containsKey(layer + ".weight")) {
      channels.add(weights.get(layer + ".weight").shape().get(0));
      layer += LAYERS_OF_A_DOUBLING;
    }
    if (projection.size() != 2 || channels.isEmpty()) {
      throw new ContractViolation("these are no weights of a generator");
    }
    boolean bias = weights.arrays().containsKey(PROJECTION_BIAS);
    Network network = Dcgan.generator(projection.get(1), bias, channels);
    network.parameters().forEach(weights::of);
    return new StoredGenerator(network, weights);
  }

  /**
   * This network, if it has the shape of the given one; it may have a bias more, as one that was
   * taken out of several classes has. Any other shape is a {@link ContractViolation}.
   */
  Network fitting(Network specified) {
    if (!network.input().equals(specified.input()) || !body(network).equals(body(specified))) {
      throw new ContractViolation(
          "a generator of %s does not fit a training of one of %s"
              .formatted(words(network), words(specified)));
    }
    return network;
  }

  /** What follows the projection, whose size it tells. */
  private static List<Layer> body(Network network) {
    return network.layers().subList(1, network.layers().size());
  }

  private static String words(Network network) {
    return "%d inputs, %d weights and %d pixels"
        .formatted(network.input().channels(), network.parameterCount(), network.output().height());
  }

  /**
   * One class's generator out of this class-conditional one: since its class input is always 1 and
   * all others 0, that input's column of the projection is a bias, and a latent is all that it
   * needs. A class that this has no input for is a {@link ContractViolation}.
   *
   * @param number of the class, from 0
   * @param classes that this was trained on
   */
  public StoredGenerator ofClass(int number, int classes) {
    FloatArray projection = weights.get(PROJECTION);
    int rows = projection.shape().get(0);
    int inputs = projection.shape().get(1);
    int latent = inputs - Dcgan.classInputs(classes);
    if (latent < 1 || number < 0 || latent + number >= inputs) {
      throw new ContractViolation(
          "a generator of %d inputs has none for class %d of %d"
              .formatted(inputs, number, classes));
    }
    float[] weight = new float[rows * latent];
    float[] bias = new float[rows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(projection.values(), row * inputs, weight, row * latent, latent);
      bias[row] = projection.values()[row * inputs + latent + number];
    }
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    arrays.put(PROJECTION, new FloatArray(List.of(rows, latent), weight));
    arrays.put(PROJECTION_BIAS, new FloatArray(List.of(rows), bias));
    weights.arrays().forEach(arrays::putIfAbsent);
    return of(new Weights(arrays));
  }
}
