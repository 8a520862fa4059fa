package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * The autoencoder whose latent space measures distances: (1, r, r) to (8, r / 16, r / 16) and back
 * (Salehinejad et al. 2019, Fig. 9).
 */
public final class ConvolutionalAutoencoder {
  /** Maps of the latent space. */
  public static final int MAPS = 8;

  private ConvolutionalAutoencoder() {}

  /** The first half: an image in [-1, 1] to its latent maps. */
  public static Network encoder(int resolution) {
    return new Network(
        "encoder", new Extent(1, resolution, resolution), Initialization.HE, encoding());
  }

  /**
   * Both halves: an image in [-1, 1] to its reconstruction. The first layers are the encoder's,
   * under the same names.
   */
  public static Network whole(int resolution) {
    List<Layer> layers = new ArrayList<>(encoding());
    layers.add(new TransposedConvolution(16, 4, 4, 0, true));
    layers.add(new Activation(Function.RELU));
    layers.add(new TransposedConvolution(32, 4, 2, 1, true));
    layers.add(new Activation(Function.RELU));
    layers.add(new TransposedConvolution(1, 4, 2, 1, true));
    layers.add(new Activation(Function.TANH));
    return new Network(
        "autoencoder", new Extent(1, resolution, resolution), Initialization.HE, layers);
  }

  private static List<Layer> encoding() {
    return List.of(
        new Convolution(32, 4, 2, 1, true),
        new Activation(Function.RELU),
        new Convolution(16, 4, 2, 1, true),
        new Activation(Function.RELU),
        new Convolution(MAPS, 4, 4, 0, true));
  }
}
