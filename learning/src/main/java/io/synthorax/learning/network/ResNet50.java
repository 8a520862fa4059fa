package io.synthorax.learning.network;

import static io.synthorax.learning.network.Units.convolution;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/** The 50-layer residual network of He et al. 2016, the stride in the 3 x 3 convolution. */
final class ResNet50 {
  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int EXPANSION = 4;

  private ResNet50() {}

  /**
   * From (1, resolution, resolution) to logits. Below 128 pixels the first pooling is lost, below
   * 64 the first stride too.
   */
  static Network of(int resolution, int classes, Width width) {
    List<Layer> layers = new ArrayList<>(convolution(width.of(64), 7, resolution >= 64 ? 2 : 1, 3));
    if (resolution >= 128) {
      layers.add(new MaximumPooling(3, 2, 1));
    }
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 0; block < BLOCKS[stage]; block++) {
        int stride = block == 0 && stage > 0 ? 2 : 1;
        layers.add(bottleneck(width.of(64) << stage, stride, block == 0));
        layers.add(new Activation(Function.RELU));
      }
    }
    layers.add(new GlobalAverage());
    layers.add(new Dense(classes, true));
    return new Network(
        "classifier", new Extent(1, resolution, resolution), Initialization.HE, layers);
  }

  private static Layer bottleneck(int channels, int stride, boolean projected) {
    int out = channels * EXPANSION;
    List<Layer> body =
        Units.chain(
            convolution(channels, 1, 1, 0),
            convolution(channels, 3, stride, 1),
            List.of(new Convolution(out, 1, 1, 0, false), new BatchNormalization()));
    List<Layer> shortcut =
        projected
            ? List.of(new Convolution(out, 1, stride, 0, false), new BatchNormalization())
            : List.of();
    return new Residual(body, shortcut);
  }
}
