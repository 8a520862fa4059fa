package io.synthorax.classifier;

import io.synthorax.classifier.composition.CompositionAssembly;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.composition.SynthesizedImages;
import io.synthorax.classifier.composition.TrainingSet;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.platform.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Trains one classifier on one composition and tests it on the real test patients. Training reads
 * the training part only, testing the test part only. A classifier that comes to no figures is a
 * result too.
 */
final class CompositionMeasurement {
  private final ObjectStore store;
  private final ClassifierTraining classifiers;

  CompositionMeasurement(ObjectStore store, ClassifierTraining classifiers) {
    this.store = store;
    this.classifiers = classifiers;
  }

  MetricsComputed of(
      Study study, Study.Training training, Map<ClassLabel, GeneratorSelected> selections) {
    TrainingSet images = trainingSet(study, training, selections);
    if (images.count() == 0) {
      return failed(study, training, images.counts(), "there is no training image");
    }
    TrainedNetwork trained = classifiers.train(study, training, images);
    if (!trained.finite()) {
      return failed(study, training, images.counts(), "the classifier's weights are not finite");
    }
    return tested(study, training, images.counts(), trained.onnx());
  }

  private TrainingSet trainingSet(
      Study study, Study.Training training, Map<ClassLabel, GeneratorSelected> selections) {
    RealPart real = part(study, Part.TRAIN);
    Map<ClassLabel, Counts> wanted = training.composition().wanted(study.trainingImages());
    var synthesized = new LinkedHashMap<ClassLabel, SynthesizedImages>();
    selections.forEach(
        (label, selection) ->
            synthesized.put(
                label,
                SynthesizedImages.read(
                    store, selection, real.resolution(), wanted.get(label).synthesized())));
    return new CompositionAssembly(study.classes(), real, synthesized, study.seedOf(training))
        .assemble(training.composition());
  }

  private MetricsComputed tested(
      Study study, Study.Training training, Map<ClassLabel, Counts> counts, byte[] onnx) {
    RealPart test = part(study, Part.TEST);
    float[] probabilities = classifiers.probabilities(onnx, test, study.classes().size());
    for (float probability : probabilities) {
      if (!Float.isFinite(probability)) {
        return failed(study, training, counts, "the classifier's outputs are not finite");
      }
    }
    var scores = new UtilityScores(study.classes(), test, study.request().seed());
    List<Figure> figures = scores.figures(List.of(scores.result(probabilities)));
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    String model = study.request().utility().model();
    ObjectRef classifier =
        store.put(
            ObjectLayout.classifier(
                study.id(), training.composition(), model, training.seed(), attempt),
            onnx);
    ObjectRef outputs =
        ScoreArray.store(
            store,
            ObjectLayout.scores(
                study.id(), training.composition(), model, training.seed(), attempt),
            probabilities,
            study.classes().size());
    return result(
        study,
        subject(study, training, counts, Optional.of(classifier), Optional.of(outputs)),
        figures,
        Optional.empty());
  }

  private RealPart part(Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  private static MetricsComputed failed(
      Study study, Study.Training training, Map<ClassLabel, Counts> counts, String reason) {
    return result(
        study,
        subject(study, training, counts, Optional.empty(), Optional.empty()),
        List.of(),
        Optional.of(reason));
  }

  private static OfComposition subject(
      Study study,
      Study.Training training,
      Map<ClassLabel, Counts> counts,
      Optional<ObjectRef> classifier,
      Optional<ObjectRef> scores) {
    UtilitySpecification utility = study.request().utility();
    return new OfComposition(
        training.composition(),
        utility.model(),
        training.seed(),
        utility.steps(),
        counts,
        classifier,
        scores);
  }

  private static MetricsComputed result(
      Study study, OfComposition measured, List<Figure> figures, Optional<String> failure) {
    return new MetricsComputed(
        study.id(), study.request().dataset(), measured, figures, List.of(), failure);
  }
}
