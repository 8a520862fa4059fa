package io.synthorax.learning.network;

import java.util.ArrayList;
import java.util.List;

/** One step of a network, described and not computed. Shapes leave out the batch. */
public sealed interface Layer {

  /**
   * The shape that this layer makes of its input's; {@link IllegalArgumentException} when it does
   * not fit.
   */
  Extent output(Extent input);

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

    R globalAverage(GlobalAverage layer, C context);

    R residual(Residual layer, C context);

    R spectrallyNormalized(SpectrallyNormalized layer, C context);
  }

  /** A convolution with a square kernel: weight (out, in, kernel, kernel). */
  record Convolution(int out, int kernel, int stride, int padding, boolean bias) implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.convolution(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return new Extent(
          out,
          (input.height() + 2 * padding - kernel) / stride + 1,
          (input.width() + 2 * padding - kernel) / stride + 1);
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      long fanIn = (long) input.channels() * kernel * kernel;
      return withBias(
          Parameter.weight(initialization, fanIn, out, input.channels(), kernel, kernel),
          bias,
          out);
    }
  }

  /** A fractionally strided convolution with a square kernel: weight (in, out, kernel, kernel). */
  record TransposedConvolution(int out, int kernel, int stride, int padding, boolean bias)
      implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.transposedConvolution(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return new Extent(
          out,
          (input.height() - 1) * stride - 2 * padding + kernel,
          (input.width() - 1) * stride - 2 * padding + kernel);
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      // Each output pixel sees kernel / stride input pixels in each direction.
      long fanIn = Math.max(1, (long) input.channels() * kernel * kernel / (stride * stride));
      return withBias(
          Parameter.weight(initialization, fanIn, input.channels(), out, kernel, kernel),
          bias,
          out);
    }
  }

  /** A full connection of a vector: weight (out, in). */
  record Dense(int out, boolean bias) implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.dense(this, context);
    }

    @Override
    public Extent output(Extent input) {
      require(input.isVector(), "a dense layer needs a vector", input);
      return Extent.vector(out);
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      return withBias(
          Parameter.weight(initialization, input.channels(), out, input.channels()), bias, out);
    }
  }

  /**
   * Normalization of each channel over the batch (Ioffe and Szegedy 2015), epsilon 1e-5, momentum
   * 0.1.
   */
  record BatchNormalization() implements Layer {
    public static final double EPSILON = 1e-5;
    public static final double MOMENTUM = 0.1;

    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.batchNormalization(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return input;
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      int n = input.channels();
      return List.of(
          new Parameter("weight", List.of(n), true, 1, initialization.scales()),
          Parameter.constant("bias", true, 0, n),
          Parameter.constant("running_mean", false, 0, n),
          Parameter.constant("running_var", false, 1, n));
    }
  }

  /** A function of each value. */
  record Activation(Function function) implements Layer {
    public static final double LEAK = 0.2;

    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.activation(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return input;
    }
  }

  /** What an {@link Activation} computes. */
  enum Function {
    RELU,
    /** Slope 0.2 below zero. */
    LEAKY_RELU,
    TANH
  }

  /** The same values, as maps of another shape. */
  record Reshape(Extent to) implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.reshape(this, context);
    }

    @Override
    public Extent output(Extent input) {
      require(input.size() == to.size(), "reshaping must keep the number of values", input);
      return to;
    }
  }

  /** The same values, channel by channel, as one vector. */
  record Flatten() implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.flatten(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return Extent.vector(input.size());
    }
  }

  /** The largest value of each window. */
  record MaximumPooling(int kernel, int stride, int padding) implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.maximumPooling(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return new Extent(
          input.channels(),
          (input.height() + 2 * padding - kernel) / stride + 1,
          (input.width() + 2 * padding - kernel) / stride + 1);
    }
  }

  /** The mean of each channel, as a vector. */
  record GlobalAverage() implements Layer {
    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.globalAverage(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return Extent.vector(input.channels());
    }
  }

  /** The sum of two ways through; an empty way passes its input on (He et al. 2016). */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
      if (body.isEmpty()) {
        throw new IllegalArgumentException("a residual layer needs a body");
      }
    }

    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.residual(this, context);
    }

    @Override
    public Extent output(Extent input) {
      Extent sum = Layers.output(body, input);
      require(sum.equals(Layers.output(shortcut, input)), "both ways must agree in shape", input);
      return sum;
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      List<Parameter> all = new ArrayList<>();
      all.addAll(Layers.parameters(body, "body.", input, initialization));
      all.addAll(Layers.parameters(shortcut, "shortcut.", input, initialization));
      return all;
    }
  }

  /**
   * A convolution or dense layer whose weights, as a matrix (out, rest), are divided by an estimate
   * of their largest singular value (Miyato et al. 2018). The arrays are the layer's own and the
   * singular vectors {@code left} (out) and {@code right} (rest), which each training pass improves
   * by one power iteration.
   */
  record SpectrallyNormalized(Layer layer) implements Layer {
    public SpectrallyNormalized {
      if (!(layer instanceof Convolution || layer instanceof Dense)) {
        throw new IllegalArgumentException("spectral normalization is not for " + layer);
      }
    }

    @Override
    public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
      return interpreter.spectrallyNormalized(this, context);
    }

    @Override
    public Extent output(Extent input) {
      return layer.output(input);
    }

    @Override
    public List<Parameter> parameters(Extent input, Initialization initialization) {
      List<Parameter> all = new ArrayList<>(layer.parameters(input, initialization));
      Parameter weight = all.get(0);
      int out = weight.shape().get(0);
      all.add(new Parameter("left", List.of(out), false, 0, 1));
      all.add(new Parameter("right", List.of(weight.size() / out), false, 0, 1));
      return all;
    }
  }

  private static List<Parameter> withBias(Parameter weight, boolean bias, int out) {
    return bias ? List.of(weight, Parameter.constant("bias", true, 0, out)) : List.of(weight);
  }

  private static void require(boolean holds, String what, Extent input) {
    if (!holds) {
      throw new IllegalArgumentException(what + ", not " + input);
    }
  }
}
