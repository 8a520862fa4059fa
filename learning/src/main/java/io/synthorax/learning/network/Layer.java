package io.synthorax.learning.network;

import java.util.List;

/** One step of a network, described and not computed. Shapes leave out the batch. */
public sealed interface Layer
    permits Convolution,
        TransposedConvolution,
        Dense,
        BatchNormalization,
        Activation,
        Reshape,
        Flatten,
        MaximumPooling,
        AveragePooling,
        GlobalAverage,
        Dropout,
        Residual,
        Branches,
        AsymmetricConvolution,
        SpectrallyNormalized {

  /**
   * The shape that this layer makes of its input's; {@link IllegalArgumentException} when it does
   * not fit.
   */
  Extent output(Extent input);

  /** The shape that layers one after the other make of their input's. */
  static Extent output(List<Layer> layers, Extent input) {
    return Layers.output(layers, input);
  }

  /** This layer's own arrays, named within the layer. */
  default List<Parameter> parameters(Extent input, Initialization initialization) {
    return List.of();
  }

  /** Calls the interpreter's method for this kind of layer. */
  <C, R> R interpret(Interpreter<C, R> interpreter, C context);

  /**
   * What interprets a network has one answer for each kind of layer: a new kind fails to compile
   * until it has.
   */
  interface Interpreter<C, R> {
    R convolution(Convolution layer, C context);

    R transposedConvolution(TransposedConvolution layer, C context);

    R dense(Dense layer, C context);

    R batchNormalization(BatchNormalization layer, C context);

    R activation(Activation layer, C context);

    R reshape(Reshape layer, C context);

    R flatten(Flatten layer, C context);

    R maximumPooling(MaximumPooling layer, C context);

    R averagePooling(AveragePooling layer, C context);

    R globalAverage(GlobalAverage layer, C context);

    R dropout(Dropout layer, C context);

    R residual(Residual layer, C context);

    R branches(Branches layer, C context);

    R asymmetricConvolution(AsymmetricConvolution layer, C context);

    R spectrallyNormalized(SpectrallyNormalized layer, C context);
  }
}
