package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The written-out backward pass of whole classifiers against PyTorch's autograd. */
class AutogradIT {
  private static final int EXAMPLES = 4;
  private static final long SEED = 5;

  private static final String METHODS =
      """

        def autograd(self: __torch__.Operations, x: Tensor, direction: Tensor, p: List[Tensor], b: List[Tensor]) -> List[Tensor]:
          torch.set_grad_enabled(True)
          leaves = annotate(List[Tensor], [])
          for i in range(torch.len(p)):
            leaf = torch.detach(torch.clone(p[i]))
            _0 = torch.append(leaves, torch.requires_grad_(leaf, True))
          passed = (self).train(x, leaves, b)
          found = torch.grad([torch.sum(torch.mul(passed[0], direction))], leaves)
          torch.set_grad_enabled(False)
          gradients = annotate(List[Tensor], [])
          for i in range(torch.len(found)):
            _1 = torch.append(gradients, torch.contiguous(unchecked_cast(Tensor, found[i])))
          return gradients
      """;

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  @ParameterizedTest
  @EnumSource(ClassifierModel.class)
  void theGradientsAreThoseOfAutograd(ClassifierModel model) {
    // Given
    Network network = ClassifierNetworks.of(new Classifier(model, 8), 32, 3);
    Weights weights = Weights.initial(network, 3);
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      NDArray input = normals(scope, network, EXAMPLES, 1);
      NDArray direction = TorchEngine.batch(scope, values(EXAMPLES * 3, 2), network.output());
      NDList expected = autograd(scope, network, torch, weights, input, direction);

      // When
      Tape tape = torch.train(scope, input, SEED);
      NDList actual = torch.backward(scope, tape, direction).arrays();

      // Then
      List<Parameter> parameters = torch.trainedParameters();
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.size(); i++) {
        float[] exact = expected.get(i).toFloatArray();
        assertThat(distance(actual.get(i).toFloatArray(), exact))
            .as(parameters.get(i).name())
            .isLessThan(1e-3 * Math.max(1e-3, length(exact)));
      }
    }
  }

  private NDList autograd(
      NDManager scope,
      Network network,
      TorchNetwork torch,
      Weights weights,
      NDArray input,
      NDArray direction) {
    NDList statistics = new NDList();
    network.parameters().stream()
        .filter(parameter -> !parameter.trained())
        .forEach(parameter -> statistics.add(torch.array(parameter, weights.of(parameter))));
    if (statistics.isEmpty()) {
      statistics.add(scope.zeros(direction.getShape()));
    }
    String text = NetworkScript.of(network, ConvolutionForms.LIBRARY) + METHODS;
    try (Script script = new Script(engine.device(), Precision.FLOAT32, text)) {
      Engine.getEngine(TorchEngine.NAME).setRandomSeed((int) SEED);
      return script.callWithAutograd(
          scope, "autograd", input, direction, torch.trained(), statistics);
    }
  }

  private static NDArray normals(NDManager scope, Network network, int n, long stream) {
    return TorchEngine.batch(scope, values(n * network.input().size(), stream), network.input());
  }

  private static float[] values(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 11, stream);
    return values;
  }

  private static double length(float[] values) {
    return distance(values, new float[values.length]);
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
