package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of Krizhevsky 2012 in its one-column form (Krizhevsky 2014), as it is mostly trained
 * today: without local response normalization, which Simonyan and Zisserman 2015 found of no use.
 */
final class AlexNet {
  private static final int GRID = 6;
  private static final int HIDDEN = 4096;

  private AlexNet() {}

  /**
   * From (1, resolution, resolution) to logits. Below 128 pixels the first stride of 4 is lost, and
   * below 64 the first pooling too.
   */
  static Network of(int resolution, int classes, Width width) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution(width.of(64), 11, resolution >= 128 ? 4 : 1, 2, true));
    layers.add(new Activation(Function.RELU));
    if (resolution >= 64) {
      layers.add(new MaximumPooling(3, 2, 0));
    }
    layers.add(new Convolution(width.of(192), 5, 1, 2, true));
    layers.add(new Activation(Function.RELU));
    layers.add(new MaximumPooling(3, 2, 0));
    for (int channels : new int[] {384, 256, 256}) {
      layers.add(new Convolution(width.of(channels), 3, 1, 1, true));
      layers.add(new Activation(Function.RELU));
    }
    layers.add(new MaximumPooling(3, 2, 0));
    Extent input = new Extent(1, resolution, resolution);
    Layers.toGrid(layers, input, GRID);
    layers.add(new Flatten());
    for (int i = 0; i < 2; i++) {
      layers.add(new Dropout(0.5));
      layers.add(new Dense(width.of(HIDDEN), true));
      layers.add(new Activation(Function.RELU));
    }
    layers.add(new Dense(classes, true));
    return new Network("classifier", input, Initialization.HE, layers);
  }
}
