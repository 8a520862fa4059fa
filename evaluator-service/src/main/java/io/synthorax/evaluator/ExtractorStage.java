package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Trains the extractor of a data set, and keeps the features of its real images beside it. Whoever
 * needs the extractor first claims it and makes it; the others wait for its card.
 */
final class ExtractorStage {
  private static final Logger LOG = Logger.getLogger(ExtractorStage.class);

  private static final Duration CLAIM_POLL = Duration.ofSeconds(1);

  private final ObjectStore store;
  private final Receipts receipts;
  private final Claims claims;
  private final Processor processor;
  private final ExtractorTraining training;
  private final FeatureNetwork.Loader loader;

  ExtractorStage(
      ObjectStore store,
      Claims claims,
      Processor processor,
      ExtractorTraining training,
      FeatureNetwork.Loader loader) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.claims = claims;
    this.processor = processor;
    this.training = training;
    this.loader = loader;
  }

  void on(DatasetRegistered event) {
    card(event.dataset(), event.evaluation());
  }

  /**
   * The card of the extractor that the specification asks for, which is made if it is not there.
   */
  ExtractorCard card(DatasetId dataset, EvaluationSpecification specification) {
    ExtractorProtocol protocol = ExtractorProtocol.autoencoder(dataset, specification);
    Optional<ExtractorCard> card = written(protocol);
    while (card.isEmpty()) {
      if (!madeByUs(protocol)) {
        processor.await(CLAIM_POLL);
      }
      card = written(protocol);
    }
    return card.get();
  }

  private Optional<ExtractorCard> written(ExtractorProtocol protocol) {
    return receipts.find(protocol.cardKey(), ExtractorCard.class);
  }

  /**
   * False if somebody else holds the claim. The permit comes first: a claim runs out in waiting.
   */
  private boolean madeByUs(ExtractorProtocol protocol) {
    try (var permit = processor.permits().acquire()) {
      if (written(protocol).isPresent()) {
        return true;
      }
      Optional<Claims.Held> claim = claims.tryClaim(protocol::claimKey);
      claim.ifPresent(held -> makeClaimed(protocol, held));
      return claim.isPresent();
    }
  }

  private void makeClaimed(ExtractorProtocol protocol, Claims.Held claim) {
    try {
      receipts.write(protocol.cardKey(), make(protocol, () -> step(claim)), ExtractorCard.class);
    } finally {
      claim.release();
    }
  }

  private ExtractorCard make(ExtractorProtocol protocol, Runnable step) {
    DatasetImages images = new DatasetImages(store, protocol.dataset());
    if (images.count(Part.TRAIN) == 0) {
      return ExtractorCard.failed(protocol, 0, "the training part has no images");
    }
    long start = System.nanoTime();
    int most = Math.min(TrainingSample.LARGEST, protocol.imagesShown());
    ImageSource sample = TrainingSample.of(images, Part.TRAIN, most);
    try (ExtractorTraining.Trained trained = training.train(sample, protocol, step)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.infof("%s: extractor trained in %.0f s", protocol.dataset(), seconds);
      return publish(protocol, images, sample, trained, seconds, step);
    } catch (UnusableExtractor e) {
      LOG.warnf("%s: no extractor: %s", protocol.dataset(), e.getMessage());
      return ExtractorCard.failed(protocol, sample.count(), e.getMessage());
    }
  }

  private void step(Claims.Held claim) {
    processor.step();
    claim.renew();
  }

  private ExtractorCard publish(
      ExtractorProtocol protocol,
      DatasetImages images,
      ImageSource sample,
      ExtractorTraining.Trained trained,
      double seconds,
      Runnable step)
      throws UnusableExtractor {
    ExtractorFiles files = new ExtractorFiles(store, protocol);
    ImageSource validation = TrainingSample.of(images, Part.VALIDATION, TrainingSample.LARGEST);
    Reconstructions seen = new Reconstructions(trained, sample);
    Reconstructions unseen = new Reconstructions(trained, validation);
    OptionalDouble trainingError = seen.error(step);
    OptionalDouble validationError = unseen.error(step);
    byte[] onnx = trained.encoder();
    RealFeatures real = features(onnx, images, protocol, step);
    boolean phantom = images.manifest().phantom();
    byte[] picture = (validation.count() > 0 ? unseen : seen).picture(phantom);
    return new ExtractorCard(
        protocol,
        sample.count(),
        real.dimensions(),
        trainingError,
        validationError,
        seconds,
        Optional.of(files.model(onnx)),
        Optional.of(files.reconstructions(picture)),
        files.features(real),
        real.counts(),
        Optional.empty());
  }

  /** Through the published network: synthesized images will go the same way. */
  private RealFeatures features(
      byte[] onnx, DatasetImages images, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor {
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    try (FeatureNetwork network = open(onnx)) {
      for (Part part : Part.values()) {
        real.put(part, FeatureExtraction.of(network, images, part, protocol.largestClass(), step));
      }
      return new RealFeatures(real, network.dimensions());
    }
  }

  private FeatureNetwork open(byte[] onnx) throws UnusableExtractor {
    try {
      return loader.open(onnx);
    } catch (ContractViolation e) {
      throw new UnusableExtractor("the trained network does not load: " + e.getMessage());
    }
  }
}
