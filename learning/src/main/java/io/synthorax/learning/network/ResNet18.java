package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/** The 18-layer residual network of He et al. 2016 with a chosen width, for small gray images. */
public final class ResNet18 {
  private static final int STAGES = 4;
  private static final int BLOCKS = 2;

  private ResNet18() {}

  /**
   * From (1, resolution, resolution) to one logit per class; the original has width 64. Below 128
   * pixels it keeps its blocks and loses early down-sampling: the pooling at 64, the first stride
   * too at 32.
   */
  public static Network narrow(int resolution, int classes, int width) {
    List<Layer> layers = new ArrayList<>(features(resolution, width));
    layers.add(new Dense(classes, true));
    return new Network(
        "classifier", new Extent(1, resolution, resolution), Initialization.HE, layers);
  }

  /**
   * The same without its last layer: the pooled features, 8 times width of them, under the same
   * names.
   */
  public static Network pooled(int resolution, int width) {
    return new Network(
        "features",
        new Extent(1, resolution, resolution),
        Initialization.HE,
        features(resolution, width));
  }

  private static List<Layer> features(int resolution, int width) {
    List<Layer> layers = new ArrayList<>();
    if (resolution >= 64) {
      layers.add(new Convolution(width, 7, 2, 3, false));
    } else {
      layers.add(new Convolution(width, 3, 1, 1, false));
    }
    layers.add(new BatchNormalization());
    layers.add(new Activation(Function.RELU));
    if (resolution >= 128) {
      layers.add(new MaximumPooling(3, 2, 1));
    }
    int in = width;
    for (int stage = 0; stage < STAGES; stage++) {
      int out = width << stage;
      for (int block = 0; block < BLOCKS; block++) {
        layers.add(block(in, out, block == 0 && stage > 0 ? 2 : 1));
        layers.add(new Activation(Function.RELU));
        in = out;
      }
    }
    layers.add(new GlobalAverage());
    return layers;
  }

  private static Layer block(int in, int out, int stride) {
    List<Layer> body =
        List.of(
            new Convolution(out, 3, stride, 1, false),
            new BatchNormalization(),
            new Activation(Function.RELU),
            new Convolution(out, 3, 1, 1, false),
            new BatchNormalization());
    boolean same = stride == 1 && in == out;
    List<Layer> shortcut =
        same
            ? List.of()
            : List.of(new Convolution(out, 1, stride, 0, false), new BatchNormalization());
    return new Residual(body, shortcut);
  }
}
