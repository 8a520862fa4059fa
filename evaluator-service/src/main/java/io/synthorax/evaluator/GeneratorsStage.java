package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.MeasuredSpace;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.evaluator.Comparison.Intervals;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.ImageSet;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures the selected batches of all classes together, once each class has its selection: pooled
 * against the test patients, and as the matrices of centroid distances.
 */
final class GeneratorsStage {
  private final ObjectStore store;
  private final Receipts receipts;
  private final Extractors extractors;
  private final Processor processor;

  GeneratorsStage(ObjectStore store, Extractors extractors, Processor processor) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.extractors = extractors;
    this.processor = processor;
  }

  /** Measures and writes if everything is there and nobody has; otherwise somebody asks again. */
  void ask(StudyRequest request) {
    String key = ObjectLayout.generatorsEvaluation(request.study());
    if (store.find(key).isPresent()) {
      return;
    }
    Map<ClassLabel, BatchSynthesized> batches = new LinkedHashMap<>();
    for (ClassLabel label : request.classes()) {
      Optional<GeneratorSelected> selection =
          receipts.find(ObjectLayout.selection(request.study(), label), GeneratorSelected.class);
      if (selection.isEmpty()) {
        return;
      }
      selection.get().batch().ifPresent(batch -> batches.put(label, batch));
    }
    store.putIfAbsent(key, Json.write(measured(request, batches)));
  }

  private GeneratorsEvaluation measured(
      StudyRequest request, Map<ClassLabel, BatchSynthesized> batches) {
    List<MeasuredSpace> spaces = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    List<CentroidMatrix> centroids = new ArrayList<>();
    Pooling pooling = Pooling.of(request, batches, extractors.pixels(request.dataset()));
    for (ExtractorSpecification space : request.evaluation().featureSpaces()) {
      try {
        Extractor extractor = extractors.of(request.dataset(), request.evaluation(), space);
        try (var permit = processor.permits().acquire()) {
          Map<ClassLabel, Features> synthesized = features(request, batches, extractor.network());
          figures.addAll(pooled(request, pooling, extractor, synthesized));
          processor.step();
          centroids.addAll(
              new CentroidMatrices(extractor.name(), request.evaluation(), request.seed())
                  .of(synthesized, training(request, extractor)));
          spaces.add(space(extractor, request.seed()));
        }
      } catch (UnusableExtractor e) {
        spaces.add(
            new MeasuredSpace(
                space.name(), "", 0, 0, Optional.empty(), Optional.of(e.getMessage())));
      }
      processor.step();
    }
    figures.addAll(diversity(request, pooling, batches));
    return new GeneratorsEvaluation(request.study(), pooling.classes(), spaces, figures, centroids);
  }

  private List<Figure> pooled(
      StudyRequest request,
      Pooling pooling,
      Extractor extractor,
      Map<ClassLabel, Features> synthesized) {
    if (pooling.classes().isEmpty()) {
      return List.of();
    }
    RealPixels real = extractors.pixels(request.dataset());
    ImageSet test = pooling.test(label -> real.images(extractor.real(), Part.TEST, label));
    ImageSet training = pooling.training(label -> real.images(extractor.real(), Part.TRAIN, label));
    ImageSet ours = pooling.synthesized(label -> ImageSet.independent(synthesized.get(label)));
    Comparison comparison =
        new Comparison(
            new FigureName(extractor.name()),
            Part.TEST,
            request.evaluation().nearestNeighbors(),
            request.seed(),
            Intervals.ALL);
    List<Figure> figures = new ArrayList<>(comparison.of(test, ours));
    processor.step();
    figures.addAll(comparison.floor(test, training, ours.count()));
    return figures;
  }

  private List<Figure> diversity(
      StudyRequest request, Pooling pooling, Map<ClassLabel, BatchSynthesized> batches) {
    if (pooling.classes().isEmpty()) {
      return List.of();
    }
    RealPixels real = extractors.pixels(request.dataset());
    try (var permit = processor.permits().acquire()) {
      Map<ClassLabel, Features> ours = features(request, batches, real.network());
      ImageSet synthesized = pooling.synthesized(label -> ImageSet.independent(ours.get(label)));
      ImageSet training = pooling.training(label -> real.images(real.pixels(), Part.TRAIN, label));
      return new Diversity(real.network(), request.seed())
          .of(synthesized.features(), training.features());
    }
  }

  private Map<ClassLabel, Features> features(
      StudyRequest request, Map<ClassLabel, BatchSynthesized> batches, FeatureNetwork network) {
    BatchImages images =
        new BatchImages(store, new DatasetImages(store, request.dataset()).manifest().resolution());
    Map<ClassLabel, Features> features = new LinkedHashMap<>();
    int most = request.evaluation().scoredImages();
    batches.forEach(
        (label, batch) ->
            features.put(label, images.features(batch, most, network, processor::step)));
    return features;
  }

  private static Map<ClassLabel, Features> training(StudyRequest request, Extractor extractor) {
    return request.classes().stream()
        .collect(
            Collectors.toMap(
                label -> label,
                label -> extractor.real().of(Part.TRAIN, label),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static MeasuredSpace space(Extractor extractor, long seed) {
    return new MeasuredSpace(
        extractor.name(),
        extractor.card().protocol().hash(),
        extractor.real().dimensions(),
        extractor.card().trainedOn(),
        extractor.quality(seed),
        Optional.empty());
  }
}
