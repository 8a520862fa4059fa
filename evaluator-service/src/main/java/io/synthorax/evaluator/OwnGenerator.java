package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.learning.gan.StoredGenerator;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.platform.store.ObjectStore;

/**
 * Gives a selected class a generator of its own where the class-conditional run was the best: what
 * is handed out, and ordered from later, needs nothing but a latent.
 */
final class OwnGenerator {
  private final ObjectStore store;

  OwnGenerator(ObjectStore store) {
    this.store = store;
  }

  /** The batch with a checkpoint that synthesizes its class alone, and the same images of it. */
  BatchSynthesized of(BatchSynthesized batch, StudyRequest request) {
    if (!batch.run().equals(RunId.ALL)) {
      return batch;
    }
    Checkpoint whole = batch.checkpoint();
    StoredGenerator own =
        StoredGenerator.of(Safetensors.read(store.get(whole.weights())))
            .ofClass(request.classes().indexOf(batch.label()), request.classes().size());
    return batch.with(
        new Checkpoint(
            whole.epoch(),
            whole.imagesShown(),
            put(batch, "generator.onnx", OnnxWriter.write(own.network(), own.weights())),
            put(batch, "generator.safetensors", Safetensors.write(own.weights())),
            whole.samples()));
  }

  private ObjectRef put(BatchSynthesized batch, String file, byte[] content) {
    return store.put(ObjectLayout.selectedGenerator(batch.study(), batch.label(), file), content);
  }
}
