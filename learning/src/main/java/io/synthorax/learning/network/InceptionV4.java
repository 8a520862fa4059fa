package io.synthorax.learning.network;

import static io.synthorax.learning.network.Units.asymmetric;
import static io.synthorax.learning.network.Units.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The pure Inception-v4 of Szegedy et al. 2017. */
final class InceptionV4 {
  private final Width width;
  private final int resolution;

  private InceptionV4(int resolution, Width width) {
    this.resolution = resolution;
    this.width = width;
  }

  /**
   * From (1, resolution, resolution) to logits. Below 256 pixels the convolutions without padding
   * get one, since there is no border to spare; below 128 the first stride is lost, below 64 also
   * that of the first branches.
   */
  static Network of(int resolution, int classes, Width width) {
    InceptionV4 parts = new InceptionV4(resolution, width);
    List<Layer> layers = new ArrayList<>(parts.stem());
    layers.addAll(Collections.nCopies(4, parts.moduleA()));
    layers.add(parts.reductionA());
    layers.addAll(Collections.nCopies(7, parts.moduleB()));
    layers.add(parts.reductionB());
    layers.addAll(Collections.nCopies(3, parts.moduleC()));
    layers.add(new GlobalAverage());
    layers.add(new Dropout(0.2));
    layers.add(new Dense(classes, true));
    return new Network(
        "classifier", new Extent(1, resolution, resolution), Initialization.HE, layers);
  }

  private List<Layer> stem() {
    int second = resolution >= 64 ? 2 : 1;
    return chain(
        convolution(32, 3, resolution >= 128 ? 2 : 1, border()),
        convolution(32, 3, 1, border()),
        convolution(64, 3, 1, 1),
        List.of(
            new Branches(
                List.of(
                    List.of(new MaximumPooling(3, second, border())),
                    convolution(96, 3, second, border()))),
            new Branches(
                List.of(
                    chain(convolution(64, 1, 1, 0), convolution(96, 3, 1, border())),
                    chain(
                        convolution(64, 1, 1, 0),
                        asymmetric(width.of(64), 1, 7),
                        asymmetric(width.of(64), 7, 1),
                        convolution(96, 3, 1, border())))),
            new Branches(
                List.of(
                    convolution(192, 3, 2, border()),
                    List.of(new MaximumPooling(3, 2, border()))))));
  }

  private Layer moduleA() {
    return new Branches(
        List.of(
            chain(List.of(new AveragePooling(3, 1, 1)), convolution(96, 1, 1, 0)),
            convolution(96, 1, 1, 0),
            chain(convolution(64, 1, 1, 0), convolution(96, 3, 1, 1)),
            chain(convolution(64, 1, 1, 0), convolution(96, 3, 1, 1), convolution(96, 3, 1, 1))));
  }

  private Layer reductionA() {
    return new Branches(
        List.of(
            List.of(new MaximumPooling(3, 2, border())),
            convolution(384, 3, 2, border()),
            chain(
                convolution(192, 1, 1, 0),
                convolution(224, 3, 1, 1),
                convolution(256, 3, 2, border()))));
  }

  private Layer moduleB() {
    return new Branches(
        List.of(
            chain(List.of(new AveragePooling(3, 1, 1)), convolution(128, 1, 1, 0)),
            convolution(384, 1, 1, 0),
            chain(
                convolution(192, 1, 1, 0),
                asymmetric(width.of(224), 1, 7),
                asymmetric(width.of(256), 7, 1)),
            chain(
                convolution(192, 1, 1, 0),
                asymmetric(width.of(192), 1, 7),
                asymmetric(width.of(224), 7, 1),
                asymmetric(width.of(224), 1, 7),
                asymmetric(width.of(256), 7, 1))));
  }

  private Layer reductionB() {
    return new Branches(
        List.of(
            List.of(new MaximumPooling(3, 2, border())),
            chain(convolution(192, 1, 1, 0), convolution(192, 3, 2, border())),
            chain(
                convolution(256, 1, 1, 0),
                asymmetric(width.of(256), 1, 7),
                asymmetric(width.of(320), 7, 1),
                convolution(320, 3, 2, border()))));
  }

  private Layer moduleC() {
    return new Branches(
        List.of(
            chain(List.of(new AveragePooling(3, 1, 1)), convolution(256, 1, 1, 0)),
            convolution(256, 1, 1, 0),
            chain(convolution(384, 1, 1, 0), split(256)),
            chain(
                convolution(384, 1, 1, 0),
                asymmetric(width.of(448), 1, 3),
                asymmetric(width.of(512), 3, 1),
                split(256))));
  }

  /** A 1 x 3 and a 3 x 1 convolution side by side. */
  private List<Layer> split(int channels) {
    int out = width.of(channels);
    return List.of(new Branches(List.of(asymmetric(out, 1, 3), asymmetric(out, 3, 1))));
  }

  private int border() {
    return resolution >= 256 ? 0 : 1;
  }

  private List<Layer> convolution(int out, int kernel, int stride, int padding) {
    return Units.convolution(width.of(out), kernel, stride, padding);
  }
}
