package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/** Configuration E of Simonyan and Zisserman 2015, without normalization as published. */
public final class Vgg19 {
  /** Height and width of the maps that the dense layers see, where these maps are not smaller. */
  public static final int GRID = 7;

  private static final int[][] BLOCKS = {
    {64, 2}, {128, 2}, {256, 4}, {512, 4}, {512, 4},
  };
  private static final int HIDDEN = 4096;

  private Vgg19() {}

  /**
   * The layers with weights as torchvision's state dictionaries name them, in their order: {@code
   * features.0} to {@code classifier.6}.
   */
  public static List<String> layerNames() {
    List<String> names = new ArrayList<>();
    int place = 0;
    for (int[] block : BLOCKS) {
      for (int i = 0; i < block[1]; i++) {
        names.add("features." + place);
        place += 2;
      }
      place++;
    }
    names.addAll(List.of("classifier.0", "classifier.3", "classifier.6"));
    return names;
  }

  /**
   * From (1, resolution, resolution) to logits. At 64 pixels the first pooling is lost, at 32 the
   * first two.
   */
  static Network of(int resolution, int classes, Width width) {
    int lost = resolution >= 128 ? 0 : resolution >= 64 ? 1 : 2;
    List<Layer> layers = new ArrayList<>();
    for (int block = 0; block < BLOCKS.length; block++) {
      for (int i = 0; i < BLOCKS[block][1]; i++) {
        layers.add(new Convolution(width.of(BLOCKS[block][0]), 3, 1, 1, true));
        layers.add(new Activation(Function.RELU));
      }
      if (block >= lost) {
        layers.add(new MaximumPooling(2, 2, 0));
      }
    }
    Extent input = new Extent(1, resolution, resolution);
    Layers.toGrid(layers, input, GRID);
    layers.add(new Flatten());
    for (int i = 0; i < 2; i++) {
      layers.add(new Dense(width.of(HIDDEN), true));
      layers.add(new Activation(Function.RELU));
      layers.add(new Dropout(0.5));
    }
    layers.add(new Dense(classes, true));
    return new Network("classifier", input, Initialization.HE, layers);
  }
}
