package io.synthorax.learning.network;

import io.synthorax.learning.network.Layer.Activation;
import io.synthorax.learning.network.Layer.BatchNormalization;
import io.synthorax.learning.network.Layer.Convolution;
import io.synthorax.learning.network.Layer.Dense;
import io.synthorax.learning.network.Layer.Flatten;
import io.synthorax.learning.network.Layer.Function;
import io.synthorax.learning.network.Layer.Reshape;
import io.synthorax.learning.network.Layer.SpectrallyNormalized;
import io.synthorax.learning.network.Layer.TransposedConvolution;
import java.util.ArrayList;
import java.util.List;

/**
 * The generator and discriminator of Salehinejad et al. 2019 with the choices of the DCGAN recipe
 * (Radford et al. 2016).
 */
public final class Dcgan {
  private static final int SMALLEST = 4;
  private static final int KERNEL = 4;

  private Dcgan() {}

  /** From a latent vector to (1, resolution, resolution) in [-1, 1]. */
  public static Network generator(int resolution, int latent, double width) {
    int channels = deepest(resolution, width);
    Extent first = new Extent(channels, SMALLEST, SMALLEST);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(first.size(), false));
    layers.add(new Reshape(first));
    layers.add(new BatchNormalization());
    layers.add(new Activation(Function.RELU));
    for (int step = 1; step < doublings(resolution); step++) {
      layers.add(new TransposedConvolution(channels(resolution, width, step), KERNEL, 2, 1, false));
      layers.add(new BatchNormalization());
      layers.add(new Activation(Function.RELU));
    }
    layers.add(new TransposedConvolution(1, KERNEL, 2, 1, false));
    layers.add(new Activation(Function.TANH));
    return new Network("generator", Extent.vector(latent), Initialization.DCGAN, layers);
  }

  /** From (1, resolution, resolution) in [-1, 1] to one logit: above zero means real. */
  public static Network discriminator(int resolution, double width) {
    List<Layer> layers = new ArrayList<>();
    for (int step = doublings(resolution) - 1; step >= 0; step--) {
      layers.add(new Convolution(channels(resolution, width, step), KERNEL, 2, 1, false));
      if (step < doublings(resolution) - 1) {
        layers.add(new BatchNormalization());
      }
      layers.add(new Activation(Function.LEAKY_RELU));
    }
    layers.add(new Flatten());
    layers.add(new Dense(1, false));
    return discriminator(resolution, layers);
  }

  /**
   * The same with biases and spectral normalization of every layer in place of batch normalization
   * (Miyato et al. 2018).
   */
  public static Network spectralDiscriminator(int resolution, double width) {
    List<Layer> layers = new ArrayList<>();
    for (int step = doublings(resolution) - 1; step >= 0; step--) {
      int channels = channels(resolution, width, step);
      layers.add(new SpectrallyNormalized(new Convolution(channels, KERNEL, 2, 1, true)));
      layers.add(new Activation(Function.LEAKY_RELU));
    }
    layers.add(new Flatten());
    layers.add(new SpectrallyNormalized(new Dense(1, true)));
    return discriminator(resolution, layers);
  }

  private static Network discriminator(int resolution, List<Layer> layers) {
    return new Network(
        "discriminator", new Extent(1, resolution, resolution), Initialization.DCGAN, layers);
  }

  /** Steps between 4 x 4 and the resolution. */
  private static int doublings(int resolution) {
    if (Integer.bitCount(resolution) != 1 || resolution < 2 * SMALLEST) {
      throw new IllegalArgumentException(
          "a resolution is a power of two of at least 8: " + resolution);
    }
    return Integer.numberOfTrailingZeros(resolution / SMALLEST);
  }

  private static int deepest(int resolution, double width) {
    return channels(resolution, width, 0);
  }

  /**
   * Channels after the given number of doublings from 4 x 4: 256, 512 or 1024 there, halved by
   * each.
   */
  private static int channels(int resolution, double width, int step) {
    int deepest = Math.min(1024, resolution * 8);
    return Math.max(1, (int) Math.round(width * (deepest >> step)));
  }
}
