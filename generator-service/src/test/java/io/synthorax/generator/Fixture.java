package io.synthorax.generator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A store with a data set and a checkpoint, and everything a stage needs, without a framework. */
final class Fixture {
  static final StudyId STUDY = new StudyId("s0123456789ab");
  static final RunId RUN = new RunId("Edema");
  static final ClassLabel LABEL = new ClassLabel("Edema");

  final InMemoryObjectStore store = new InMemoryObjectStore();
  final List<Event> published = new ArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SynthesisMeters synthesisMeters = new SynthesisMeters(meters);
  final DatasetId dataset;

  Fixture() {
    DatasetManifest manifest =
        new DatasetManifest(
            "test",
            4,
            false,
            true,
            "given",
            "",
            List.of(LABEL, new ClassLabel("Normal")),
            new TreeMap<>(),
            new TreeMap<>());
    dataset = manifest.id();
    store.put(ObjectLayout.datasetManifest(dataset), Json.write(manifest));
  }

  SynthesisStage stage(GeneratorModel.Loader loader, int batchSize) {
    return new SynthesisStage(
        store,
        published::add,
        new SynthesisStage.Processor(
            new ProcessorPermit(Optional.empty()),
            new Heartbeat(Duration.ofMinutes(1)),
            new Interruption()),
        loader,
        synthesisMeters,
        batchSize);
  }

  Checkpoint checkpoint(int epoch, byte[] onnx) {
    ObjectRef generator =
        store.put(ObjectLayout.checkpoint(STUDY, RUN, epoch, "1", "generator.onnx"), onnx);
    return new Checkpoint(epoch, 1024L * epoch, generator, generator, generator);
  }

  EpochFinished epoch(int epoch, int wanted, Optional<Checkpoint> checkpoint) {
    return new EpochFinished(
        STUDY,
        RUN,
        Optional.of(LABEL),
        dataset,
        epoch,
        1024L * epoch,
        1,
        1,
        0.5,
        0.5,
        100,
        0.5,
        60,
        wanted,
        checkpoint,
        OptionalDouble.empty(),
        List.of());
  }

  /** A checkpoint that is known by its weights alone. */
  Checkpoint weights(int epoch, Weights weights) {
    ObjectRef stored =
        store.put(
            ObjectLayout.checkpoint(STUDY, RunId.ALL, epoch, "1", "generator.safetensors"),
            Safetensors.write(weights));
    return new Checkpoint(epoch, 1024L * epoch, stored, stored, stored);
  }

  EpochFinished epochOfAll(int epoch, Checkpoint checkpoint, List<RunClass> classes) {
    return new EpochFinished(
        STUDY,
        RunId.ALL,
        Optional.empty(),
        dataset,
        epoch,
        1024L * epoch,
        1,
        1,
        0.5,
        0.5,
        100,
        0.5,
        60,
        classes.stream().mapToInt(RunClass::wantedImages).sum(),
        Optional.of(checkpoint),
        OptionalDouble.empty(),
        classes);
  }

  SynthesisRequested order(Checkpoint checkpoint, int shard, long seed, long first, int count) {
    return new SynthesisRequested(
        STUDY, RUN, LABEL, dataset, "o1", shard, checkpoint, seed, first, count);
  }

  BatchSynthesized last() {
    return (BatchSynthesized) published.get(published.size() - 1);
  }

  byte[] pixels(BatchSynthesized batch) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Shard shard : batch.shards()) {
      all.writeBytes(NpyArray.of(store.get(shard.object())).bytes());
    }
    return all.toByteArray();
  }
}
