package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Autoencoder;
import io.synthorax.contracts.ExtractorSpecification.Latent;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the extractors of one data set ready: a study asks for the same ones again and again. */
final class Extractors {
  private final ObjectStore store;
  private final ExtractorStage stage;
  private final FeatureNetwork.Loader loader;
  private final Runnable step;
  private final Map<Key, Extractor> ready = new LinkedHashMap<>();
  private DatasetId dataset;
  private RealPixels pixels;

  /** A network may be the extractor of several feature spaces. */
  private record Key(ExtractorProtocol protocol, ExtractorSpecification specification) {}

  /** Runs {@code step} again and again while it reads a data set's images. */
  Extractors(ObjectStore store, ExtractorStage stage, FeatureNetwork.Loader loader, Runnable step) {
    this.step = step;
    this.store = store;
    this.stage = stage;
    this.loader = loader;
  }

  /** The extractor that selects: the specification's first. Takes the permit to make it. */
  Extractor selecting(DatasetId of, EvaluationSpecification evaluation) throws UnusableExtractor {
    return of(of, evaluation, evaluation.featureSpaces().get(0));
  }

  /** An extractor, made if need be; takes the permit for that. */
  synchronized Extractor of(
      DatasetId of, EvaluationSpecification evaluation, ExtractorSpecification wanted)
      throws UnusableExtractor {
    forget(of);
    Key key = new Key(ExtractorProtocol.of(of, evaluation, wanted), wanted);
    Extractor extractor = ready.get(key);
    if (extractor == null) {
      ExtractorCard card = stage.card(key.protocol());
      if (card.failure().isPresent()) {
        throw new UnusableExtractor(
            "there is no extractor %s: %s".formatted(wanted.name(), card.failure().get()));
      }
      extractor = open(wanted, card);
      ready.put(key, extractor);
    }
    return extractor;
  }

  /** The real images themselves. */
  synchronized RealPixels pixels(DatasetId of) {
    forget(of);
    if (pixels == null) {
      DatasetImages images = new DatasetImages(store, of);
      PixelNetwork network = new PixelNetwork(images.manifest().resolution());
      int largest = ExtractorProtocol.LARGEST_CLASS;
      SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
      for (Part part : List.of(Part.TRAIN, Part.VALIDATION)) {
        real.put(part, FeatureExtraction.of(network, images, part, largest, step));
      }
      SortedMap<Part, Map<ClassLabel, int[]>> patients = new TreeMap<>();
      for (Part part : Part.values()) {
        patients.put(part, images.patients(part, largest));
      }
      pixels = new RealPixels(network, new RealFeatures(real, network.dimensions()), patients);
    }
    return pixels;
  }

  /** Whatever is of another data set. */
  private void forget(DatasetId other) {
    if (!other.equals(dataset)) {
      ready.values().forEach(extractor -> extractor.network().close());
      ready.clear();
      pixels = null;
      dataset = other;
    }
  }

  private Extractor open(ExtractorSpecification wanted, ExtractorCard card) {
    byte[] onnx =
        store.get(
            card.model()
                .orElseThrow(() -> new ContractViolation("an extractor's card names no model")));
    int resolution = new DatasetImages(store, card.protocol().dataset()).manifest().resolution();
    FeatureNetwork network = loader.open(card.protocol(), onnx, resolution);
    SortedMap<Part, Map<ClassLabel, Features>> real = new TreeMap<>();
    card.features()
        .forEach(
            (part, object) ->
                real.put(
                    part,
                    FeatureArrays.load(store, object, card.counts().get(part), card.dimensions())));
    if (wanted instanceof Autoencoder autoencoder && autoencoder.features() == Latent.MAP_MEAN) {
      MapMeans means = MapMeans.of(network, resolution);
      real.values().forEach(classes -> classes.replaceAll((label, all) -> means.mean(all)));
      network = means;
    }
    return new Extractor(wanted, card, network, new RealFeatures(real, network.dimensions()));
  }
}
