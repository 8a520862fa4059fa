package io.synthorax.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.imaging.dataset.StoredPart;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageInterrupted;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a requested run to its receipt, from wherever an earlier attempt has left it. */
final class TrainingStage {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingStage.class);

  private final ObjectStore store;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final Claims claims;
  private final ProcessorPermit permits;
  private final Heartbeat heartbeat;
  private final Interruption interruption;
  private final StoredSurroundings.World world;
  private final OutcomeMeters outcomes;
  private final TorchEngine engine;
  private final TrainingRun.Schedule schedule;
  private final LongSupplier nanos;

  TrainingStage(
      ObjectStore store,
      EventPublisher publisher,
      Claims claims,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      TorchEngine engine,
      TrainingRun.Schedule schedule,
      LongSupplier nanos) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.claims = claims;
    this.permits = permits;
    this.heartbeat = heartbeat;
    this.interruption = interruption;
    this.world = new StoredSurroundings.World(store, publisher, heartbeat, interruption, meters);
    this.outcomes = new OutcomeMeters(meters);
    this.engine = engine;
    this.schedule = schedule;
    this.nanos = nanos;
  }

  /** Trains the run unless it is over; publishes its receipt. */
  void train(TrainRequested request) {
    Optional<TrainingEnded> ended = receipt(request);
    ended.ifPresent(this::publishCheckpoints);
    StudyControls controls = new StudyControls(store, request.study());
    while (ended.isEmpty()) {
      awaitResume(request, controls);
      try {
        if (!trainedByUs(request)) {
          waitABit("somebody else is at " + request.run());
        }
      } catch (RunPaused e) {
        LOG.info("{}: {} {}", request.study(), request.run(), e.getMessage());
      }
      ended = receipt(request);
    }
    publisher.publish(ended.get());
  }

  /**
   * Trains a run that somebody else was asked for, and publishes its receipt: unless it is over or
   * paused, somebody is at it, or the processors are taken.
   */
  void help(TrainRequested request) {
    if (receipt(request).isPresent() || new StudyControls(store, request.study()).pause()) {
      return;
    }
    Optional<ProcessorPermit.Held> free = permits.tryAcquire();
    if (free.isEmpty()) {
      return;
    }
    try (var permit = free.get()) {
      if (claimedAndTrained(request)) {
        receipt(request).ifPresent(publisher::publish);
      }
    } catch (RunPaused e) {
      LOG.info("{}: {} {}", request.study(), request.run(), e.getMessage());
    }
  }

  private Optional<TrainingEnded> receipt(TrainRequested request) {
    return receipts.find(
        ObjectLayout.training(request.study(), request.run()), TrainingEnded.class);
  }

  /**
   * Again: whoever asks for a run that is over wants everything that follows from it, and what
   * follows may have been lost.
   */
  private void publishCheckpoints(TrainingEnded ended) {
    EpochFinished[] curve = Json.read(store.get(ended.curve()), EpochFinished[].class);
    Arrays.stream(curve)
        .filter(epoch -> epoch.checkpoint().isPresent())
        .forEach(publisher::publish);
  }

  /**
   * False if somebody else holds the claim. The permit comes first: a claim runs out in waiting.
   */
  private boolean trainedByUs(TrainRequested request) {
    try (var permit = permits.acquire()) {
      return claimedAndTrained(request);
    }
  }

  private boolean claimedAndTrained(TrainRequested request) {
    Optional<Claims.Held> claim =
        claims.tryClaim(attempt -> ObjectLayout.claim(request.study(), request.run(), attempt));
    claim.ifPresent(held -> trainClaimed(request, held));
    return claim.isPresent();
  }

  private void trainClaimed(TrainRequested request, Claims.Held claim) {
    try {
      if (receipt(request).isPresent()) {
        // Written by the last owner of the claim after we had looked for it.
        return;
      }
      TrainingEnded ended = run(request, claim);
      receipts.write(
          ObjectLayout.training(request.study(), request.run()), ended, TrainingEnded.class);
      outcomes.count(ended);
      LOG.info(
          "{}: {} ended {} after {} images",
          request.study(),
          request.run(),
          ended.outcome(),
          ended.imagesShown());
    } finally {
      claim.release();
    }
  }

  private TrainingEnded run(TrainRequested request, Claims.Held claim) {
    TrainingClock clock = new TrainingClock(nanos);
    DatasetManifest manifest = manifest(request);
    List<ClassImages> images = images(request, manifest);
    int count = images.stream().mapToInt(ClassImages::count).sum();
    Optional<ClassLabel> empty =
        request.labels().stream()
            .filter(label -> manifest.images(Part.TRAIN, label) == 0)
            .findAny();
    if (empty.isPresent()) {
      TrainingRun.End end =
          new TrainingRun.End(
              TrainingEnded.Outcome.DIVERGED,
              Optional.of("class " + empty.get() + " has no training images"),
              RunProgress.NONE);
      return ended(request, claim, end, 0, "none");
    }
    var states = new RunStates(store, request.study(), request.run());
    Optional<RunStates.Saved> saved = states.newest();
    LOG.info(
        "{}: {} starts with {} images{}",
        request.study(),
        request.run(),
        count,
        saved.map(s -> ", from step " + s.game().counters().step()).orElse(""));
    try (AdversarialTraining game = game(request, images, saved);
        StoredSurroundings around =
            new StoredSurroundings(
                request, claim, states, checkpoints(request, claim, manifest), images, world)) {
      RunProgress progress = saved.map(RunStates.Saved::progress).orElse(RunProgress.NONE);
      var end = new TrainingRun(request, game, progress, around, schedule, clock).toItsEnd();
      return ended(
          request, claim, end, game.counters().imagesShown(), game.counters().precision().name());
    }
  }

  /** The training images of each class of the run. */
  private List<ClassImages> images(TrainRequested request, DatasetManifest manifest) {
    return request.labels().stream()
        .map(
            label ->
                new ClassImages(
                    StoredPart.read(manifest, Part.TRAIN, label, file -> content(request, file))))
        .toList();
  }

  private CheckpointWriter checkpoints(
      TrainRequested request, Claims.Held claim, DatasetManifest manifest) {
    GrayPng.Origin origin =
        manifest.phantom() ? GrayPng.Origin.SYNTHESIZED_FROM_PHANTOMS : GrayPng.Origin.SYNTHESIZED;
    return new CheckpointWriter(store, request, claim.attempt(), origin);
  }

  private AdversarialTraining game(
      TrainRequested request, List<ClassImages> images, Optional<RunStates.Saved> saved) {
    return saved
        .map(state -> new AdversarialTraining(engine, images, state.game()))
        .orElseGet(
            () ->
                new AdversarialTraining(
                    engine,
                    request.specification(),
                    images,
                    request.seed(),
                    request.startFrom().map(store::get).map(Safetensors::read)));
  }

  private TrainingEnded ended(
      TrainRequested request,
      Claims.Held claim,
      TrainingRun.End end,
      long imagesShown,
      String precision) {
    List<EpochFinished> epochs = end.progress().curve();
    ObjectRef curve =
        store.put(
            ObjectLayout.curve(request.study(), request.run(), claim.attempt()),
            Json.write(epochs));
    return new TrainingEnded(
        request.study(),
        request.run(),
        request.label(),
        request.dataset(),
        end.outcome(),
        end.reason(),
        imagesShown,
        end.progress().trained().toMillis() / 1e3,
        precision,
        end.progress().checkpoints(),
        curve,
        request.classes());
  }

  private DatasetManifest manifest(TrainRequested request) {
    return store
        .find(ObjectLayout.datasetManifest(request.dataset()))
        .map(bytes -> Json.read(bytes, DatasetManifest.class))
        .orElseThrow(() -> new ContractViolation("data set " + request.dataset() + " is absent"));
  }

  private byte[] content(TrainRequested request, DatasetManifest.StoredFile file) {
    String key = ObjectLayout.datasetFile(request.dataset(), file.name());
    return store.get(new ObjectRef(key, file.sha256(), file.bytes()));
  }

  /** Without claim, permit and networks: others may use the processors meanwhile. */
  private void awaitResume(TrainRequested request, StudyControls controls) {
    while (controls.pause()) {
      waitABit(request.run() + " is paused");
    }
  }

  private void waitABit(String reason) {
    heartbeat.beat();
    interruption.check();
    try {
      Thread.sleep(StudyControls.POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageInterrupted("while " + reason);
    }
  }
}
