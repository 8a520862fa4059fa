package io.synthorax.learning.torch;

import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.AveragePooling;
import io.synthorax.learning.network.BatchNormalization;
import io.synthorax.learning.network.Branches;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Dropout;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Flatten;
import io.synthorax.learning.network.GlobalAverage;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.MaximumPooling;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Reshape;
import io.synthorax.learning.network.Residual;
import io.synthorax.learning.network.SpectrallyNormalized;
import io.synthorax.learning.network.TransposedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a network as four TorchScript methods: {@code train} (output and what the backward pass
 * needs), {@code infer}, {@code backward} (the gradients of all trained parameters) and {@code
 * backward_input} (the gradient of the input alone, the network itself frozen).
 *
 * <p>The backward pass is written out rather than left to autograd: what is not wanted is not
 * computed, nothing leaks from one phase into another, and each layer's form can be chosen for
 * speed.
 */
final class NetworkScript implements Layer.Interpreter<NetworkScript.Place, NetworkScript.Step> {
  static final String MOMENTUM = String.valueOf(BatchNormalization.MOMENTUM);
  static final String EPSILON = String.format(Locale.ROOT, "%.6f", BatchNormalization.EPSILON);
  private static final String INPUT = "a0";

  private final ScriptText text;
  private final ConvolutionForms forms;

  /** A layer's prefix of parameters, input's name and shape, and whether it may write over it. */
  record Place(String path, String input, Extent extent, boolean overwrite) {}

  /**
   * A layer as written: its output's name, and what writes its backward pass, from the output's
   * gradient to the input's (null: not wanted).
   */
  record Step(String output, Backward backward) {}

  /** Writes the lines from the output's gradient to the input's, whose name it returns. */
  interface Backward {
    String write(String gradient);
  }

  private NetworkScript(ScriptText text, ConvolutionForms forms) {
    this.text = text;
    this.forms = forms;
  }

  static String of(Network network, ConvolutionForms forms) {
    NetworkScript script = new NetworkScript(new ScriptText(network), forms);
    Extent input = network.input();
    script.text.forward("%s = %s", INPUT, as(input, "x"));
    Step whole = script.sequence(network.layers(), "", INPUT, input);
    script.text.backward("g = %s", as(network.output(), "g0"));
    whole.backward().write("g");
    script.text.freeze();
    script.text.backward("g = %s", as(network.output(), "g0"));
    return script.text.assemble(whole.output(), whole.backward().write("g"));
  }

  private static String as(Extent extent, String name) {
    return extent.isVector() ? "torch.to(" + name + ", PRECISION)" : "(self).maps(" + name + ")";
  }

  private Step sequence(List<Layer> layers, String path, String input, Extent extent) {
    Step whole = new Step(input, gradient -> gradient);
    boolean overwrite = false;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      Step before = whole;
      Step step =
          layer.interpret(this, new Place(path + i + ".", before.output(), extent, overwrite));
      whole = new Step(step.output(), g -> before.backward().write(step.backward().write(g)));
      extent = layer.output(extent);
      overwrite =
          layer instanceof Convolution
              || layer instanceof TransposedConvolution
              || layer instanceof BatchNormalization
              || layer instanceof Residual;
    }
    return whole;
  }

  @Override
  public Step convolution(Convolution layer, Place place) {
    return convolution(ConvolutionShape.of(layer, place.extent()), place, layer.bias());
  }

  @Override
  public Step transposedConvolution(TransposedConvolution layer, Place place) {
    return convolution(ConvolutionShape.of(layer, place.extent()), place, layer.bias());
  }

  private Step convolution(ConvolutionShape shape, Place place, boolean bias) {
    ConvolutionForm form = forms.of(shape);
    if (form != ConvolutionForm.LIBRARY && !bias) {
      return new ConvolutionScript(text, shape, form, place).write();
    }
    return LibraryConvolutionScript.of(text, place, shape, bias);
  }

  @Override
  public Step dense(Dense layer, Place place) {
    String x = text.keep(place.input());
    String y = text.fresh("a");
    String weight = text.parameter(place.path() + "weight");
    text.forward("%s = (self).dense(%s, %s)", y, x, weight);
    if (layer.bias()) {
      String bias = text.parameter(place.path() + "bias");
      text.forward("%s = torch.add(%s, torch.to(%s, PRECISION))", y, y, bias);
    }
    return new Step(
        y,
        g -> {
          if (!text.frozen()) {
            text.gradient(place.path() + "weight", "torch.matmul(torch.t(" + g + "), " + x + ")");
          }
          if (layer.bias() && !text.frozen()) {
            text.gradient(place.path() + "bias", "torch.sum(" + g + ", [0])");
          }
          return wantsInput(text, place) ? text.assign("torch.matmul(%s, %s)", g, weight) : null;
        });
  }

  @Override
  public Step batchNormalization(BatchNormalization layer, Place place) {
    return new NormalizationScript(text, place).write();
  }

  @Override
  public Step activation(Activation layer, Place place) {
    String y = text.fresh("a");
    String in = place.overwrite() ? "_" : "";
    String x = place.input();
    return switch (layer.function()) {
      case RELU -> {
        text.forward("%s = torch.relu%s(%s)", y, in, x);
        text.keep(y);
        yield new Step(y, g -> text.assign("torch.threshold_backward(%s, %s, 0)", g, y));
      }
      case LEAKY_RELU -> {
        text.forward("%s = torch.leaky_relu%s(%s, %s)", y, in, x, Activation.LEAK);
        text.keep(y);
        yield new Step(
            y,
            g -> text.assign("torch.leaky_relu_backward(%s, %s, %s, True)", g, y, Activation.LEAK));
      }
      case TANH -> {
        // The gradient is 1 - t * t, and bfloat16 has nothing between 0.996 and 1: black and white
        // would get a wrong one or none.
        String t = text.keep(text.fresh("t"));
        text.forward("%s = torch.tanh(torch.to(%s, 6))", t, x);
        text.forward("%s = torch.to(%s, PRECISION)", y, t);
        yield new Step(
            y,
            g ->
                text.assign("torch.to(torch.tanh_backward(torch.to(%s, 6), %s), PRECISION)", g, t));
      }
    };
  }

  @Override
  public Step reshape(Reshape layer, Place place) {
    String y = text.fresh("a");
    Extent to = layer.to();
    text.forward(
        "%s = (self).maps(torch.reshape(%s, [-1, %d, %d, %d]))",
        y, place.input(), to.channels(), to.height(), to.width());
    return new Step(y, g -> restore(g, place.extent()));
  }

  @Override
  public Step flatten(Flatten layer, Place place) {
    String y = text.fresh("a");
    text.forward("%s = torch.flatten(%s, 1)", y, place.input());
    return new Step(y, g -> restore(g, place.extent()));
  }

  private String restore(String g, Extent extent) {
    return extent.isVector()
        ? text.assign("torch.flatten(%s, 1)", g)
        : text.assign(
            "(self).maps(torch.reshape(%s, [-1, %d, %d, %d]))",
            g, extent.channels(), extent.height(), extent.width());
  }

  @Override
  public Step maximumPooling(MaximumPooling layer, Place place) {
    return new PoolingScript(text, place).of(layer);
  }

  @Override
  public Step averagePooling(AveragePooling layer, Place place) {
    return new PoolingScript(text, place).of(layer);
  }

  @Override
  public Step globalAverage(GlobalAverage layer, Place place) {
    return new PoolingScript(text, place).global();
  }

  @Override
  public Step dropout(Dropout layer, Place place) {
    String id = text.fresh("");
    double probability = layer.probability();
    text.train("a%s, k%s = torch.native_dropout(%s, %s, True)", id, id, place.input(), probability);
    text.infer("a%s = %s", id, place.input());
    text.keep("k" + id);
    double scale = 1 / (1 - probability);
    return new Step(
        "a" + id, g -> text.assign("torch.native_dropout_backward(%s, k%s, %s)", g, id, scale));
  }

  @Override
  public Step residual(Residual layer, Place place) {
    Step body = sequence(layer.body(), place.path() + "body.", place.input(), place.extent());
    Step shortcut =
        sequence(layer.shortcut(), place.path() + "shortcut.", place.input(), place.extent());
    String y = text.fresh("a");
    text.forward("%s = torch.add(%s, %s)", y, body.output(), shortcut.output());
    return new Step(
        y,
        g -> {
          String left = body.backward().write(g);
          String right = shortcut.backward().write(g);
          return wantsInput(text, place) ? text.assign("torch.add(%s, %s)", left, right) : null;
        });
  }

  @Override
  public Step branches(Branches layer, Place place) {
    List<Step> ways = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(List.of(0));
    for (List<Layer> way : layer.ways()) {
      String path = place.path() + ways.size() + ".";
      ways.add(sequence(way, path, place.input(), place.extent()));
      ends.add(ends.get(ends.size() - 1) + Layer.output(way, place.extent()).channels());
    }
    String y = text.fresh("a");
    String outputs = ways.stream().map(Step::output).collect(Collectors.joining(", "));
    text.forward("%s = torch.cat([%s], 1)", y, outputs);
    return new Step(
        y,
        g -> {
          String sum = null;
          for (int i = 0; i < ways.size(); i++) {
            String slice = "(self).maps(torch.slice(%s, 1, %d, %d))";
            String part = text.assign(slice, g, ends.get(i), ends.get(i + 1));
            String dx = ways.get(i).backward().write(part);
            sum = sum == null || dx == null ? dx : text.assign("torch.add(%s, %s)", sum, dx);
          }
          return sum;
        });
  }

  @Override
  public Step asymmetricConvolution(AsymmetricConvolution layer, Place place) {
    return new LibraryConvolutionScript(text, place).of(layer);
  }

  @Override
  public Step spectrallyNormalized(SpectrallyNormalized layer, Place place) {
    String id = text.fresh("");
    String weight = place.path() + "weight";
    String left = text.parameter(place.path() + "left");
    String right = text.parameter(place.path() + "right");
    String form = String.join(", ", text.parameter(weight), left, right);
    text.train("i%s = (self).iterate(%s)", id, form);
    text.forward("w%s, l%s, r%s, n%s = (self).spectral(%s)", id, id, id, id, form);
    List.of("w", "l", "r", "n").forEach(name -> text.keep(name + id));
    text.substitute(weight, "w" + id);
    Step plain = layer.layer().interpret(this, place);
    return new Step(
        plain.output(),
        g -> {
          String input = plain.backward().write(g);
          if (!text.frozen()) {
            String gradient = text.gradient(weight);
            text.gradient(
                weight,
                String.format(
                    Locale.ROOT,
                    "(self).spectral_backward(%s, w%s, l%s, r%s, n%s)",
                    gradient,
                    id,
                    id,
                    id,
                    id));
          }
          return input;
        });
  }

  /** The gradient of the network's own input is wanted of a frozen network only. */
  static boolean wantsInput(ScriptText text, Place place) {
    return text.frozen() || !place.input().equals(INPUT);
  }

  static String truth(boolean value) {
    return value ? "True" : "False";
  }
}
