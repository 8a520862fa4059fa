package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    return generator(resolution, latent, width, 1);
  }

  /**
   * The same for several classes: the latent vector is followed by one value for each class, 1 for
   * the one that is wanted and 0 for the others. With one class there is no such value.
   */
  public static Network generator(int resolution, int latent, double width, int classes) {
    List<Integer> channels =
        IntStream.range(0, doublings(resolution))
            .mapToObj(step -> channels(resolution, width, step))
            .toList();
    return generator(latent + classInputs(classes), false, channels);
  }

  /**
   * From a vector to images in [-1, 1].
   *
   * @param bias whether the projection of the vector has one
   * @param channels of the maps of 4 x 4 pixels, then of each that is twice as large; not of the
   *     image
   */
  public static Network generator(int inputs, boolean bias, List<Integer> channels) {
    Extent first = new Extent(channels.get(0), SMALLEST, SMALLEST);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(first.size(), bias));
    layers.add(new Reshape(first));
    layers.add(new BatchNormalization());
    layers.add(new Activation(Function.RELU));
    for (int step = 1; step < channels.size(); step++) {
      layers.add(new TransposedConvolution(channels.get(step), KERNEL, 2, 1, false));
      layers.add(new BatchNormalization());
      layers.add(new Activation(Function.RELU));
    }
    layers.add(new TransposedConvolution(1, KERNEL, 2, 1, false));
    layers.add(new Activation(Function.TANH));
    return new Network("generator", Extent.vector(inputs), Initialization.DCGAN, layers);
  }

  /** Inputs of a generator that say which of so many classes is wanted. */
  public static int classInputs(int classes) {
    return classes == 1 ? 0 : classes;
  }

  /** From (1, resolution, resolution) in [-1, 1] to one logit: above zero means real. */
  public static Network discriminator(int resolution, double width) {
    return discriminator(resolution, width, 1);
  }

  /** The same with a logit for each of several classes: that of its own class judges an image. */
  public static Network discriminator(int resolution, double width, int classes) {
    List<Layer> layers = new ArrayList<>();
    for (int step = doublings(resolution) - 1; step >= 0; step--) {
      layers.add(new Convolution(channels(resolution, width, step), KERNEL, 2, 1, false));
      if (step < doublings(resolution) - 1) {
        layers.add(new BatchNormalization());
      }
      layers.add(new Activation(Function.LEAKY_RELU));
    }
    layers.add(new Flatten());
    layers.add(new Dense(classes, false));
    return discriminator(resolution, layers);
  }

  /**
   * The same with biases and spectral normalization of every layer in place of batch normalization
   * (Miyato et al. 2018).
   */
  public static Network spectralDiscriminator(int resolution, double width, int classes) {
    List<Layer> layers = new ArrayList<>();
    for (int step = doublings(resolution) - 1; step >= 0; step--) {
      int channels = channels(resolution, width, step);
      layers.add(new SpectrallyNormalized(new Convolution(channels, KERNEL, 2, 1, true)));
      layers.add(new Activation(Function.LEAKY_RELU));
    }
    layers.add(new Flatten());
    layers.add(new SpectrallyNormalized(new Dense(classes, true)));
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

  /**
   * Channels after the given number of doublings from 4 x 4: 256, 512 or 1024 there, halved by
   * each.
   */
  private static int channels(int resolution, double width, int step) {
    int deepest = Math.min(1024, resolution * 8);
    return Math.max(1, (int) Math.round(width * (deepest >> step)));
  }
}
