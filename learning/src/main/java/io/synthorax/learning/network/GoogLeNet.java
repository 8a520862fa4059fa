package io.synthorax.learning.network;

import static io.synthorax.learning.network.Units.chain;
import static io.synthorax.learning.network.Units.convolution;

import java.util.ArrayList;
import java.util.List;

/**
 * The network of Szegedy et al. 2015 with batch normalization in place of local response
 * normalization (Ioffe and Szegedy 2015), and so without its auxiliary classifiers. As in most
 * programs, the "5 x 5" kernels of its modules are 3 x 3; pooling pads by one where the original
 * rounds sizes up.
 */
final class GoogLeNet {
  /** Of each module: 1 x 1; reduction and 3 x 3; reduction and 5 x 5; after pooling. */
  private static final int[][] MODULES = {
    {64, 96, 128, 16, 32, 32},
    {128, 128, 192, 32, 96, 64},
    {192, 96, 208, 16, 48, 64},
    {160, 112, 224, 24, 64, 64},
    {128, 128, 256, 24, 64, 64},
    {112, 144, 288, 32, 64, 64},
    {256, 160, 320, 32, 128, 128},
    {256, 160, 320, 32, 128, 128},
    {384, 192, 384, 48, 128, 128},
  };

  private static final int LAST_OF_STAGE_3 = 1;
  private static final int LAST_OF_STAGE_4 = 6;

  private GoogLeNet() {}

  /**
   * From (1, resolution, resolution) to logits. Below 128 pixels the first pooling is lost, below
   * 64 the first stride too.
   */
  static Network of(int resolution, int classes, Width width) {
    List<Layer> layers = new ArrayList<>();
    layers.addAll(convolution(width.of(64), 7, resolution >= 64 ? 2 : 1, 3));
    if (resolution >= 128) {
      layers.add(new MaximumPooling(3, 2, 1));
    }
    layers.addAll(convolution(width.of(64), 1, 1, 0));
    layers.addAll(convolution(width.of(192), 3, 1, 1));
    layers.add(new MaximumPooling(3, 2, 1));
    for (int i = 0; i < MODULES.length; i++) {
      layers.add(module(MODULES[i], width));
      if (i == LAST_OF_STAGE_3) {
        layers.add(new MaximumPooling(3, 2, 1));
      } else if (i == LAST_OF_STAGE_4) {
        layers.add(new MaximumPooling(2, 2, 0));
      }
    }
    layers.add(new GlobalAverage());
    layers.add(new Dropout(0.2));
    layers.add(new Dense(classes, true));
    return new Network(
        "classifier", new Extent(1, resolution, resolution), Initialization.HE, layers);
  }

  private static Layer module(int[] channels, Width width) {
    return new Branches(
        List.of(
            convolution(width.of(channels[0]), 1, 1, 0),
            chain(
                convolution(width.of(channels[1]), 1, 1, 0),
                convolution(width.of(channels[2]), 3, 1, 1)),
            chain(
                convolution(width.of(channels[3]), 1, 1, 0),
                convolution(width.of(channels[4]), 3, 1, 1)),
            chain(
                List.of(new MaximumPooling(3, 1, 1)),
                convolution(width.of(channels[5]), 1, 1, 0))));
  }
}
