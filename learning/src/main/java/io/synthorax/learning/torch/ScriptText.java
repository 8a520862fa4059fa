package io.synthorax.learning.torch;

import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a network's four methods while they are being written, the names in use, and what
 * the backward pass needs kept.
 */
final class ScriptText {
  private static final String SELF = "(self: __torch__.Operations, ";

  private final Map<String, String> references = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String> gradients = new ArrayList<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private final StringBuilder train = new StringBuilder();
  private final StringBuilder infer = new StringBuilder();
  private final StringBuilder backward = new StringBuilder();
  private final StringBuilder backwardInput = new StringBuilder();
  private boolean frozen;
  private int names;

  ScriptText(Network network) {
    int trained = 0;
    int statistics = 0;
    for (Parameter parameter : network.parameters()) {
      if (parameter.trained()) {
        gradients.add(null);
        places.put(parameter.name(), trained);
        references.put(parameter.name(), "p[" + trained++ + "]");
      } else {
        references.put(parameter.name(), "b[" + statistics++ + "]");
      }
    }
  }

  /** A name not used before. */
  String fresh(String kind) {
    return kind + ++names;
  }

  /** How the script refers to a parameter or statistic. */
  String parameter(String name) {
    return references.get(name);
  }

  /** From now on the layers refer to an array in place of a parameter. */
  void substitute(String name, String array) {
    references.put(name, array);
  }

  /** Keeps an array for the backward pass. */
  String keep(String name) {
    kept.add(name);
    return name;
  }

  void forward(String line, Object... arguments) {
    train(line, arguments);
    infer(line, arguments);
  }

  void train(String line, Object... arguments) {
    append(train, line, arguments);
  }

  void infer(String line, Object... arguments) {
    append(infer, line, arguments);
  }

  void backward(String line, Object... arguments) {
    append(frozen ? backwardInput : backward, line, arguments);
  }

  /** An expression of the backward pass under a name of its own, which is returned. */
  String assign(String expression, Object... arguments) {
    String name = fresh("d");
    backward("%s = %s", name, String.format(Locale.ROOT, expression, arguments));
    return name;
  }

  /** From now on the lines of the backward pass are those of the frozen network. */
  void freeze() {
    frozen = true;
  }

  boolean frozen() {
    return frozen;
  }

  /** Says which array is the gradient of a trained parameter. */
  void gradient(String parameter, String array) {
    gradients.set(places.get(parameter), array);
  }

  /** Which array is the gradient of a trained parameter so far. */
  String gradient(String parameter) {
    return gradients.get(places.get(parameter));
  }

  /** The four methods, given the name of the output and of the input's gradient. */
  String assemble(String output, String inputGradient) {
    StringBuilder unpack = new StringBuilder();
    int position = 1;
    for (String name : kept) {
      append(unpack, "%s = s[%d]", name, position++);
    }
    List<String> results = new ArrayList<>(List.of("torch.to(" + output + ", 6)"));
    results.addAll(kept);
    String arrays = "p: List[Tensor], b: List[Tensor]) -> List[Tensor]:\n";
    String tape = "g0: Tensor, s: List[Tensor], p: List[Tensor]) -> List[Tensor]:\n";
    return "\n  def train"
        + SELF
        + "x: Tensor, "
        + arrays
        + train
        + returns(results)
        + "\n  def infer"
        + SELF
        + "x: Tensor, "
        + arrays
        + infer
        + returns(List.of("torch.to(" + output + ", 6)"))
        + "\n  def backward"
        + SELF
        + tape
        + unpack
        + backward
        + returns(gradients)
        + "\n  def backward_input"
        + SELF
        + tape
        + unpack
        + backwardInput
        + returns(List.of("torch.to(" + inputGradient + ", 6)"));
  }

  private static String returns(List<String> results) {
    return "    return [" + String.join(", ", results) + "]\n";
  }

  private static void append(StringBuilder to, String line, Object... arguments) {
    to.append("    ").append(String.format(Locale.ROOT, line, arguments)).append('\n');
  }
}
