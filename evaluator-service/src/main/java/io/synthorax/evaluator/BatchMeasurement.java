package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfCheckpoint;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.evaluator.Comparison.Intervals;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.ImageSet;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a batch. Validation patients score every checkpoint, in the feature space that selects;
 * test patients are touched for the selected one only, which is measured in all feature spaces.
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
      Extractor selecting = extractors.selecting(batch.dataset(), request.evaluation());
      Optional<Extractor> blind = blind(batch, request, selecting);
      try (var permit = processor.permits().acquire()) {
        return scored(batch, request, selecting, blind);
      }
    } catch (UnusableExtractor e) {
      return failed(batch, e.getMessage());
    }
  }

  /**
   * The figures of a selected batch that its evaluation does not have: against the test patients,
   * and in the feature spaces that do not select.
   */
  List<Figure> ofSelected(BatchSynthesized batch, StudyRequest request) {
    List<Figure> figures = new ArrayList<>();
    List<ExtractorSpecification> spaces = request.evaluation().featureSpaces();
    for (ExtractorSpecification space : spaces) {
      try {
        Extractor extractor = extractors.of(batch.dataset(), request.evaluation(), space);
        try (var permit = processor.permits().acquire()) {
          boolean selects = space.equals(spaces.get(0));
          figures.addAll(ofSelected(batch, request, extractor, selects));
        }
      } catch (UnusableExtractor e) {
        String name = FigureName.against(new FigureName(space.name()).frechet(), Part.TEST);
        figures.add(Figure.unavailable(name, e.getMessage(), 0, batch.seed()));
      }
    }
    return about(batch, figures);
  }

  private List<Figure> ofSelected(
      BatchSynthesized batch, StudyRequest request, Extractor extractor, boolean selects) {
    ImageSet synthesized = synthesized(batch, request, extractor.network());
    List<Figure> figures = new ArrayList<>();
    if (selects) {
      figures.addAll(counts(Part.TEST, batch, extractor));
    } else {
      figures.addAll(against(Part.VALIDATION, batch, request, extractor, synthesized));
      figures.addAll(plot(batch, request, extractor, synthesized.features()).figures());
      figures.addAll(ofExtractor(extractor, batch.seed()));
    }
    figures.addAll(against(Part.TEST, batch, request, extractor, synthesized));
    return figures;
  }

  private MetricsComputed scored(
      BatchSynthesized batch,
      StudyRequest request,
      Extractor extractor,
      Optional<Extractor> blind) {
    ImageSet synthesized = synthesized(batch, request, extractor.network());
    List<Figure> figures =
        new ArrayList<>(against(Part.VALIDATION, batch, request, extractor, synthesized));
    figures.addAll(counts(Part.VALIDATION, batch, extractor));
    if (FigureName.findKernel(figures, Part.VALIDATION).isEmpty()) {
      // Too few validation patients to select by: the training patients have to do.
      figures.addAll(
          comparison(Part.TRAIN, batch, request, extractor)
              .of(real(Part.TRAIN, batch.label(), extractor), synthesized));
    }
    CentroidPlot plot = plot(batch, request, extractor, synthesized.features());
    figures.addAll(plot.figures());
    figures.addAll(ofExtractor(extractor, batch.seed()));
    RealPixels real = extractors.pixels(batch.dataset());
    FeatureSpace pixels =
        new FeatureSpace(
            real.network().name(),
            real.pixels(),
            synthesized(batch, request, real.network()).features());
    figures.addAll(
        new Diversity(real.network(), batch.seed())
            .of(pixels.synthesized(), real.pixels().of(Part.TRAIN, batch.label())));
    List<FeatureSpace> searched = new ArrayList<>(List.of(pixels));
    blind.ifPresent(
        one ->
            searched.add(
                new FeatureSpace(
                    one.name(),
                    one.real(),
                    one == extractor
                        ? synthesized.features()
                        : synthesized(batch, request, one.network()).features())));
    PrivacyMeasurement.Result privacy =
        new PrivacyMeasurement(store, batch, request).of(searched, processor::step);
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

  /**
   * The feature space besides pixels in which copies are searched: one that was not told which
   * images are of which class. What was tells training images from others by itself.
   */
  private Optional<Extractor> blind(
      BatchSynthesized batch, StudyRequest request, Extractor selecting) throws UnusableExtractor {
    if (!selecting.knowsLabels()) {
      return Optional.of(selecting);
    }
    for (ExtractorSpecification other : request.evaluation().featureSpaces()) {
      if (!(other instanceof ExtractorSpecification.ResNet)) {
        return Optional.of(extractors.of(batch.dataset(), request.evaluation(), other));
      }
    }
    return Optional.empty();
  }

  private List<Figure> against(
      Part part,
      BatchSynthesized batch,
      StudyRequest request,
      Extractor extractor,
      ImageSet synthesized) {
    Comparison comparison = comparison(part, batch, request, extractor);
    ImageSet real = real(part, batch.label(), extractor);
    ImageSet training = real(Part.TRAIN, batch.label(), extractor);
    List<Figure> figures = new ArrayList<>(comparison.of(real, synthesized));
    processor.step();
    figures.addAll(comparison.floor(real, training, synthesized.count()));
    processor.step();
    return figures;
  }

  private static Comparison comparison(
      Part part, BatchSynthesized batch, StudyRequest request, Extractor extractor) {
    return new Comparison(
        new FigureName(extractor.name()),
        part,
        request.evaluation().nearestNeighbors(),
        batch.seed(),
        part == Part.TEST ? Intervals.ALL : Intervals.KERNEL);
  }

  private List<Figure> counts(Part part, BatchSynthesized batch, Extractor extractor) {
    ImageSet real = real(part, batch.label(), extractor);
    int images = real.count();
    int patients = real.patientCount();
    return List.of(
        Figure.of(FigureName.realImages(part), images, images, batch.seed()),
        Figure.of(FigureName.realPatients(part), patients, images, batch.seed()));
  }

  private ImageSet real(Part part, ClassLabel label, Extractor extractor) {
    return extractors
        .pixels(extractor.card().protocol().dataset())
        .images(extractor.real(), part, label);
  }

  private ImageSet synthesized(
      BatchSynthesized batch, StudyRequest request, FeatureNetwork network) {
    int resolution = new DatasetImages(store, batch.dataset()).manifest().resolution();
    return ImageSet.independent(
        new BatchImages(store, resolution)
            .features(batch, request.evaluation().scoredImages(), network, processor::step));
  }

  private CentroidPlot plot(
      BatchSynthesized batch, StudyRequest request, Extractor extractor, Features synthesized) {
    Map<ClassLabel, ImageSet> training = new LinkedHashMap<>();
    request.classes().forEach(label -> training.put(label, real(Part.TRAIN, label, extractor)));
    return new CentroidPlot(
        batch.label(),
        training,
        synthesized,
        request.evaluation(),
        new FigureName(extractor.name()),
        batch.seed());
  }

  private static List<Figure> ofExtractor(Extractor extractor, long seed) {
    String dimensions = new FigureName(extractor.name()).dimensions();
    int length = extractor.real().dimensions();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of(dimensions, length, extractor.card().trainedOn(), seed));
    extractor.quality(seed).ifPresent(figures::add);
    return figures;
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
