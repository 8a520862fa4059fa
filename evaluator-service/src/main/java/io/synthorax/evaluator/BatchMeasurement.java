package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfCheckpoint;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.PairDiversity;
import io.synthorax.learning.metrics.StructuralSimilarity;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a batch. Validation patients score every checkpoint; test patients are touched for the
 * selected one only.
 */
final class BatchMeasurement {
  private final ObjectStore store;
  private final Extractors extractors;
  private final Processor processor;

  BatchMeasurement(ObjectStore store, Extractors extractors, Processor processor) {
    this.store = store;
    this.extractors = extractors;
    this.processor = processor;
  }

  /**
   * The evaluation of a checkpoint's batch; a failed batch or extractor is an evaluation that says
   * so.
   */
  MetricsComputed evaluation(BatchSynthesized batch, StudyRequest request) {
    if (batch.failure().isPresent()) {
      return failed(batch, batch.failure().get());
    }
    try {
      Extractor extractor = extractors.of(batch.dataset(), request.evaluation());
      try (var permit = processor.permits().acquire()) {
        return scored(batch, request, extractor);
      }
    } catch (UnusableExtractor e) {
      return failed(batch, e.getMessage());
    }
  }

  /** The figures of a selected batch against the test patients. */
  List<Figure> ofTest(BatchSynthesized batch, StudyRequest request) {
    try {
      Extractor extractor = extractors.of(batch.dataset(), request.evaluation());
      try (var permit = processor.permits().acquire()) {
        Features synthesized = features(batch, request.evaluation(), extractor.network());
        return about(batch, against(Part.TEST, batch, request, extractor, synthesized));
      }
    } catch (UnusableExtractor e) {
      throw new IllegalStateException("a batch was selected without an extractor", e);
    }
  }

  private MetricsComputed scored(
      BatchSynthesized batch, StudyRequest request, Extractor extractor) {
    Features synthesized = features(batch, request.evaluation(), extractor.network());
    List<Figure> figures =
        new ArrayList<>(against(Part.VALIDATION, batch, request, extractor, synthesized));
    Features training = extractor.real().of(Part.TRAIN, batch.label());
    if (FigureName.findKernel(figures, Part.VALIDATION).isEmpty()) {
      // Too few validation patients to select by: the training patients have to do.
      figures.addAll(
          new Comparison(Part.TRAIN, request.evaluation().nearestNeighbors(), batch.seed())
              .of(training, synthesized));
    }
    CentroidPlot plot =
        new CentroidPlot(
            batch.label(),
            trainingFeatures(request, extractor),
            synthesized,
            request.evaluation(),
            batch.seed());
    figures.addAll(plot.figures());
    figures.addAll(ofExtractor(extractor.card(), batch.seed()));
    FeatureSpace pixels = pixels(batch, request.evaluation(), extractor);
    figures.addAll(diversity(pixels, batch, extractor.pixelNetwork()));
    PrivacyMeasurement.Result privacy =
        new PrivacyMeasurement(store, batch, request)
            .of(
                pixels,
                new FeatureSpace(FigureName.space(), extractor.real(), synthesized),
                processor::step);
    figures.addAll(privacy.figures());
    return new MetricsComputed(
        batch.study(),
        batch.dataset(),
        subject(batch),
        about(batch, figures),
        plot.boxes(),
        Optional.empty(),
        Optional.of(privacy.check()));
  }

  private FeatureSpace pixels(
      BatchSynthesized batch, EvaluationSpecification specification, Extractor extractor) {
    return new FeatureSpace(
        extractor.pixelNetwork().name(),
        extractor.pixels(),
        features(batch, specification, extractor.pixelNetwork()));
  }

  /** Of synthesized images, and of the class's training images. */
  private static List<Figure> diversity(
      FeatureSpace pixels, BatchSynthesized batch, PixelNetwork network) {
    StructuralSimilarity protocol = StructuralSimilarity.of(network.side());
    String name = FigureName.similarity(pixels.name(), protocol.scales());
    PairDiversity synthesized = PairDiversity.of(pixels.synthesized(), protocol, batch.seed());
    PairDiversity real =
        PairDiversity.of(pixels.real().of(Part.TRAIN, batch.label()), protocol, batch.seed());
    return List.of(
        synthesized.similarity().named(name, synthesized.pairs(), batch.seed()),
        real.similarity().named(name + "-floor", real.pairs(), batch.seed()));
  }

  private List<Figure> against(
      Part part,
      BatchSynthesized batch,
      StudyRequest request,
      Extractor extractor,
      Features synthesized) {
    Comparison comparison =
        new Comparison(part, request.evaluation().nearestNeighbors(), batch.seed());
    Features real = extractor.real().of(part, batch.label());
    Features training = extractor.real().of(Part.TRAIN, batch.label());
    List<Figure> figures = new ArrayList<>(comparison.of(real, synthesized));
    processor.step();
    figures.addAll(comparison.floor(real, training, synthesized.count()));
    processor.step();
    return figures;
  }

  private Features features(
      BatchSynthesized batch, EvaluationSpecification specification, FeatureNetwork network) {
    int resolution = new DatasetImages(store, batch.dataset()).manifest().resolution();
    return new BatchImages(store, resolution)
        .features(batch, specification.scoredImages(), network, processor::step);
  }

  private static Map<ClassLabel, Features> trainingFeatures(
      StudyRequest request, Extractor extractor) {
    Map<ClassLabel, Features> training = new LinkedHashMap<>();
    request.classes().forEach(label -> training.put(label, extractor.real().of(Part.TRAIN, label)));
    return training;
  }

  private static List<Figure> ofExtractor(ExtractorCard card, long seed) {
    int images =
        card.counts().getOrDefault(Part.VALIDATION, Map.of()).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    String error = FigureName.reconstructionError();
    return List.of(
        Figure.of(FigureName.dimensions(), card.dimensions(), card.trainedOn(), seed),
        card.validationError().isPresent()
            ? Figure.of(error, card.validationError().getAsDouble(), images, seed)
            : Figure.unavailable(error, "there are no validation images", 0, seed));
  }

  private static List<Figure> about(BatchSynthesized batch, List<Figure> figures) {
    return figures.stream().map(figure -> figure.about(batch.label())).toList();
  }

  private static MetricsComputed failed(BatchSynthesized batch, String reason) {
    return new MetricsComputed(
        batch.study(), batch.dataset(), subject(batch), List.of(), List.of(), Optional.of(reason));
  }

  private static OfCheckpoint subject(BatchSynthesized batch) {
    return new OfCheckpoint(batch.run(), batch.label(), batch.checkpoint().epoch());
  }
}
