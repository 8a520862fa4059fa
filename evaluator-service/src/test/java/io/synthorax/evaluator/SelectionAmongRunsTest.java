package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.learning.gan.StoredGenerator;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import org.junit.jupiter.api.Test;

/** A class that has a generator of its own and one that it shares with the other class. */
class SelectionAmongRunsTest {
  private static final int LATENT = 8;

  private final Fixture fixture = new Fixture(Generators.BOTH);

  @Test
  void theBetterRunOfBothWinsAndItsClassIsTakenOut() {
    // Given
    Checkpoint shared = shared(4);
    fixture.evaluation.on(fixture.batch(1, Drawings.noise(60, 1)));
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    BatchSynthesized batch = fixture.batch(RunId.ALL, shared, Drawings.ofClass(0, 60, 777));
    fixture.evaluation.on(batch);
    assertThat(fixture.selected()).isEmpty();

    // When
    fixture.selection.on(fixture.trainingOfAllEnded(shared));

    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    BatchSynthesized used = selected.batch().orElseThrow();
    assertThat(used.run()).isEqualTo(RunId.ALL);
    assertThat(used.shards()).isEqualTo(batch.shards());
    assertThat(selected.reason()).startsWith("epoch 4 of the generator of all classes:");
    Weights own = Safetensors.read(fixture.store.get(used.checkpoint().weights()));
    assertThat(StoredGenerator.of(own).network().input().channels()).isEqualTo(LATENT);
    assertThat(used.checkpoint().generator().key())
        .isEqualTo("studies/%s/classes/Left/generator.onnx".formatted(fixture.study));
    assertThat(fixture.store.get(used.checkpoint().generator())).isNotEmpty();
  }

  @Test
  void aClassKeepsItsOwnGeneratorWhereThatIsBetter() {
    // Given
    Checkpoint shared = shared(4);
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    fixture.evaluation.on(fixture.batch(RunId.ALL, shared, Drawings.noise(60, 1)));
    fixture.selection.on(fixture.trainingOfAllEnded(shared));
    assertThat(fixture.selected()).isEmpty();

    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));

    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch().orElseThrow().run()).isEqualTo(Fixture.RUN);
    assertThat(selected.reason()).startsWith("epoch 1 of the class's own generator:");
  }

  private Checkpoint shared(int epoch) {
    byte[] weights = Safetensors.write(Weights.initial(Dcgan.generator(32, LATENT, 0.03125, 2), 1));
    ObjectRef object = fixture.store.put("weights-" + epoch, weights);
    return new Checkpoint(epoch, 1024L * epoch, object, object, object);
  }
}
