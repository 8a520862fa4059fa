package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.learning.supervised.Vgg19Weights;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsStageTest {
  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Test
  void whatFitsIsKeptUnderItsHashOnce() {
    // Given
    byte[] content = {1, 2, 3};
    var stage = new WeightsStage(store, any -> {});

    // When
    ObjectRef first = stage.keep(new ByteArrayInputStream(content));
    ObjectRef again = stage.keep(new ByteArrayInputStream(content));

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(first.key()).isEqualTo("weights/" + Json.sha256(content));
    assertThat(store.get(first)).isEqualTo(content);
  }

  @Test
  void whatDoesNotFitIsRefusedAndNotKept() {
    // Given
    var stage = new WeightsStage(store, Vgg19Weights::read);
    var small = new FloatArray(List.of(2, 3, 3, 3), new float[54]);
    byte[] content = Safetensors.write(new Weights(Map.of("features.0.weight", small)));

    // When, then
    assertThatThrownBy(() -> stage.keep(new ByteArrayInputStream(content)))
        .isInstanceOf(ContractViolation.class)
        .hasMessage(
            "tensor features.0.weight has the shape [2, 3, 3, 3], expected is [64, 3, 3, 3]");
    assertThat(store.list("weights/")).isEmpty();
  }
}
