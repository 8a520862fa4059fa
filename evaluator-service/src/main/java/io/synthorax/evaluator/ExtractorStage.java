package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Trains the extractor of a data set, and keeps the features of its real images beside it. Whoever
 * needs the extractor first makes it; who writes the card first has made it.
 */
final class ExtractorStage {
  private static final Logger LOG = Logger.getLogger(ExtractorStage.class);

  private final ObjectStore store;
  private final Receipts receipts;
  private final Processor processor;
  private final ExtractorTraining training;
  private final FeatureNetwork.Loader loader;

  ExtractorStage(
      ObjectStore store,
      Processor processor,
      ExtractorTraining training,
      FeatureNetwork.Loader loader) {
    this.store = store;
    this.receipts = new Receipts(store);
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
    return receipts
        .find(protocol.cardKey(), ExtractorCard.class)
        .orElseGet(() -> receipts.write(protocol.cardKey(), make(protocol), ExtractorCard.class));
  }

  private ExtractorCard make(ExtractorProtocol protocol) {
    DatasetImages images = new DatasetImages(store, protocol.dataset());
    if (images.count(Part.TRAIN) == 0) {
      return ExtractorCard.failed(protocol, 0, "the training part has no images");
    }
    try (var permit = processor.permits().acquire()) {
      long start = System.nanoTime();
      int most = Math.min(TrainingSample.LARGEST, protocol.imagesShown());
      ImageSource sample = TrainingSample.of(images, Part.TRAIN, most);
      try (ExtractorTraining.Trained trained = training.train(sample, protocol, processor::step)) {
        double seconds = (System.nanoTime() - start) / 1e9;
        LOG.infof("%s: extractor trained in %.0f s", protocol.dataset(), seconds);
        return publish(protocol, images, sample, trained, seconds);
      } catch (UnusableExtractor e) {
        LOG.warnf("%s: no extractor: %s", protocol.dataset(), e.getMessage());
        return ExtractorCard.failed(protocol, sample.count(), e.getMessage());
      }
    }
  }

  private ExtractorCard publish(
      ExtractorProtocol protocol,
      DatasetImages images,
      ImageSource sample,
      ExtractorTraining.Trained trained,
      double seconds)
      throws UnusableExtractor {
    ExtractorFiles files = new ExtractorFiles(store, protocol);
    ImageSource validation = TrainingSample.of(images, Part.VALIDATION, TrainingSample.LARGEST);
    Reconstructions seen = new Reconstructions(trained, sample);
    Reconstructions unseen = new Reconstructions(trained, validation);
    OptionalDouble trainingError = seen.error(processor::step);
    OptionalDouble validationError = unseen.error(processor::step);
    byte[] onnx = trained.encoder();
    RealFeatures real = features(onnx, images, protocol);
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
  private RealFeatures features(byte[] onnx, DatasetImages images, ExtractorProtocol protocol)
      throws UnusableExtractor {
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    try (FeatureNetwork network = open(onnx)) {
      for (Part part : Part.values()) {
        real.put(
            part,
            FeatureExtraction.of(network, images, part, protocol.largestClass(), processor::step));
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
