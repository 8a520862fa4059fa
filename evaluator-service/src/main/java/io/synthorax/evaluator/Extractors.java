package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the extractor that was asked for last ready: a study asks for the same one again and again.
 */
final class Extractors {
  private final ObjectStore store;
  private final ExtractorStage stage;
  private final FeatureNetwork.Loader loader;
  private final Runnable step;
  private Extractor ready;

  /** Runs {@code step} again and again while it reads a data set's images. */
  Extractors(ObjectStore store, ExtractorStage stage, FeatureNetwork.Loader loader, Runnable step) {
    this.step = step;
    this.store = store;
    this.stage = stage;
    this.loader = loader;
  }

  /** The extractor that the specification asks for, made if need be; takes the permit for that. */
  synchronized Extractor of(DatasetId dataset, EvaluationSpecification specification)
      throws UnusableExtractor {
    ExtractorProtocol protocol = ExtractorProtocol.autoencoder(dataset, specification);
    if (ready != null && ready.card().protocol().equals(protocol)) {
      return ready;
    }
    ExtractorCard card = stage.card(dataset, specification);
    if (card.failure().isPresent()) {
      throw new UnusableExtractor("there is no extractor: " + card.failure().get());
    }
    if (ready != null) {
      ready.network().close();
      ready = null;
    }
    ready = open(card);
    return ready;
  }

  private Extractor open(ExtractorCard card) {
    byte[] onnx =
        store.get(
            card.model()
                .orElseThrow(() -> new ContractViolation("an extractor's card names no model")));
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    card.features()
        .forEach(
            (part, object) ->
                real.put(
                    part,
                    FeatureArrays.load(store, object, card.counts().get(part), card.dimensions())));
    DatasetImages images = new DatasetImages(store, card.protocol().dataset());
    PixelNetwork network = new PixelNetwork(images.manifest().resolution());
    RealFeatures pixels = pixels(network, images, card.protocol().largestClass());
    RealFeatures features = new RealFeatures(real, card.dimensions());
    return new Extractor(card, loader.open(onnx), features, network, pixels);
  }

  /** Of the same images as the features, in the same order. */
  private RealFeatures pixels(PixelNetwork network, DatasetImages images, int largestClass) {
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    for (Part part : List.of(Part.TRAIN, Part.VALIDATION)) {
      real.put(part, FeatureExtraction.of(network, images, part, largestClass, step));
    }
    return new RealFeatures(real, network.dimensions());
  }
}
