package io.synthorax.generator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.learning.gan.StoredGenerator;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Synthesizes the batch of every checkpoint, and the shards of orders. A generator that does not
 * load, or yields anything but images, is a receipt that says so.
 */
final class SynthesisStage {
  private static final Logger LOG = Logger.getLogger(SynthesisStage.class);
  private static final int PREVIEWED = 64;
  private static final int PREVIEW_COLUMNS = 8;
  private static final int PREVIEW_GAP = 2;

  private final ObjectStore store;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final Processor processor;
  private final GeneratorModel.Loader loader;
  private final SynthesisMeters meters;
  private final int batchSize;

  /** What long work needs of the machine: the right to use it, and to say that it goes on. */
  record Processor(ProcessorPermit permits, Heartbeat heartbeat, Interruption interruption) {}

  SynthesisStage(
      ObjectStore store,
      EventPublisher publisher,
      Processor processor,
      GeneratorModel.Loader loader,
      SynthesisMeters meters,
      int batchSize) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.processor = processor;
    this.loader = loader;
    this.meters = meters;
    this.batchSize = batchSize;
  }

  /** An epoch without a checkpoint asks for nothing. */
  void on(EpochFinished event) {
    event
        .checkpoint()
        .ifPresent(checkpoint -> SynthesisJob.of(event, checkpoint).forEach(this::run));
  }

  void on(SynthesisRequested event) {
    run(SynthesisJob.of(event));
  }

  private void run(SynthesisJob job) {
    BatchSynthesized receipt =
        receipts
            .find(job.receiptKey(), BatchSynthesized.class)
            .orElseGet(() -> receipts.write(job.receiptKey(), work(job), BatchSynthesized.class));
    publisher.publish(receipt);
  }

  private BatchSynthesized work(SynthesisJob job) {
    if (job.count() < 1) {
      return job.failed("no images were asked for");
    }
    Origin origin = origin(job.dataset());
    byte[] stored = store.get(job.stored());
    try (var permit = processor.permits().acquire();
        GeneratorModel model = open(job, stored)) {
      return meters.time(job, () -> synthesize(job, model, origin));
    } catch (UnusableGenerator e) {
      LOG.warnf(
          "%s: no batch of class %s, epoch %d: %s",
          job.study(), job.label(), job.checkpoint().epoch(), e.getMessage());
      return job.failed(e.getMessage());
    }
  }

  private GeneratorModel open(SynthesisJob job, byte[] stored) throws UnusableGenerator {
    try {
      return loader.open(job.classes() == 1 ? stored : ofClass(job, stored));
    } catch (ContractViolation e) {
      throw new UnusableGenerator("the generator does not load: " + e.getMessage());
    }
  }

  /** The ONNX of one class's generator, taken out of the weights of a class-conditional one. */
  private static byte[] ofClass(SynthesisJob job, byte[] weights) {
    StoredGenerator one =
        StoredGenerator.of(Safetensors.read(weights)).ofClass(job.number(), job.classes());
    return OnnxWriter.write(one.network(), one.weights());
  }

  private BatchSynthesized synthesize(SynthesisJob job, GeneratorModel model, Origin origin)
      throws UnusableGenerator {
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    ImageStream images = new ImageStream(model, job.latents());
    List<GrayImage> previewed = new ArrayList<>();
    try (ShardWriter writer =
        new ShardWriter(store, shard -> job.imagesKey(attempt, shard), model.resolution())) {
      int done = 0;
      while (done < job.count()) {
        processor.interruption().check();
        int n = Math.min(Math.min(batchSize, writer.room()), job.count() - done);
        byte[] pixels = images.pixels(job.first() + done, n);
        writer.append(pixels);
        keepForPreview(pixels, model.resolution(), previewed);
        done += n;
        processor.heartbeat().beat();
      }
      List<Shard> shards = writer.finish();
      return job.done(shards, preview(job, attempt, previewed, origin), model.engine());
    }
  }

  private static void keepForPreview(byte[] pixels, int resolution, List<GrayImage> previewed) {
    int size = resolution * resolution;
    for (int at = 0; at < pixels.length && previewed.size() < PREVIEWED; at += size) {
      previewed.add(
          new GrayImage(resolution, resolution, Arrays.copyOfRange(pixels, at, at + size)));
    }
  }

  private Optional<ObjectRef> preview(
      SynthesisJob job, String attempt, List<GrayImage> images, Origin origin) {
    return job.previewKey(attempt)
        .map(
            key -> {
              GrayImage sheet = new ContactSheet(PREVIEW_COLUMNS, PREVIEW_GAP).of(images);
              return store.put(key, GrayPng.encode(sheet, origin));
            });
  }

  private Origin origin(DatasetId dataset) {
    String key = ObjectLayout.datasetManifest(dataset);
    byte[] manifest =
        store
            .find(key)
            .orElseThrow(() -> new ContractViolation("data set " + dataset + " is not stored"));
    return Json.read(manifest, DatasetManifest.class).phantom()
        ? Origin.SYNTHESIZED_FROM_PHANTOMS
        : Origin.SYNTHESIZED;
  }
}
