package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.Part;
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
 * Trains the extractors of a data set, and keeps the features of its real images beside each.
 * Whoever needs an extractor first claims it and makes it; the others wait for its card.
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

  /** Makes every extractor that studies on the data set will ask for. */
  void on(DatasetRegistered event) {
    for (ExtractorSpecification extractor : event.evaluation().featureSpaces()) {
      card(ExtractorProtocol.of(event.dataset(), event.evaluation(), extractor));
    }
  }

  /** The card of an extractor, which is made if it is not there. */
  ExtractorCard card(ExtractorProtocol protocol) {
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
    try {
      return protocol.brought().isPresent()
          ? brought(protocol, protocol.brought().get(), images, step)
          : trained(protocol, images, step);
    } catch (UnusableExtractor e) {
      LOG.warnf("%s: no extractor: %s", protocol.dataset(), e.getMessage());
      return ExtractorCard.failed(protocol, 0, e.getMessage());
    }
  }

  private void step(Claims.Held claim) {
    processor.step();
    claim.renew();
  }

  private ExtractorCard trained(ExtractorProtocol protocol, DatasetImages images, Runnable step)
      throws UnusableExtractor {
    int most = Math.min(TrainingSample.LARGEST, protocol.imagesShown());
    TrainingSample sample = TrainingSample.of(images, Part.TRAIN, most);
    long start = System.nanoTime();
    try (ExtractorTraining.Trained network = training.train(sample, protocol, step)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.infof(
          "%s: extractor %s trained in %.0f s",
          protocol.dataset(), protocol.architecture(), seconds);
      TrainingSample unseen = TrainingSample.of(images, Part.VALIDATION, TrainingSample.LARGEST);
      boolean phantom = images.manifest().phantom();
      ExtractorTraining.Quality quality = network.quality(sample, unseen, phantom, step);
      ExtractorFiles files = new ExtractorFiles(store, protocol);
      byte[] onnx = network.encoder();
      RealFeatures real = features(onnx, images, protocol, step);
      return new ExtractorCard(
          protocol,
          sample.count(),
          real.dimensions(),
          quality.trainingError(),
          quality.validationError(),
          seconds,
          Optional.of(files.model(onnx)),
          quality.picture().map(files::reconstructions),
          files.features(real),
          real.counts(),
          Optional.empty());
    }
  }

  /** Of a model that somebody brought there is nothing to train, and nothing to copy. */
  private ExtractorCard brought(
      ExtractorProtocol protocol, Brought brought, DatasetImages images, Runnable step)
      throws UnusableExtractor {
    byte[] onnx = store.get(brought.model());
    RealFeatures real = features(onnx, images, protocol, step);
    return new ExtractorCard(
        protocol,
        0,
        real.dimensions(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        Optional.of(brought.model()),
        Optional.empty(),
        new ExtractorFiles(store, protocol).features(real),
        real.counts(),
        Optional.empty());
  }

  /** Through the published network: synthesized images will go the same way. */
  private RealFeatures features(
      byte[] onnx, DatasetImages images, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor {
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    try (FeatureNetwork network = open(onnx, protocol, images.manifest().resolution())) {
      for (Part part : Part.values()) {
        real.put(part, FeatureExtraction.of(network, images, part, protocol.largestClass(), step));
      }
      return new RealFeatures(real, network.dimensions());
    } catch (ContractViolation e) {
      if (protocol.brought().isEmpty()) {
        throw e;
      }
      throw new UnusableExtractor(
          "the network gives no usable features of the real images: " + e.getMessage());
    }
  }

  private FeatureNetwork open(byte[] onnx, ExtractorProtocol protocol, int resolution)
      throws UnusableExtractor {
    try {
      return loader.open(protocol, onnx, resolution);
    } catch (ContractViolation e) {
      throw new UnusableExtractor("the network does not load: " + e.getMessage());
    }
  }
}
