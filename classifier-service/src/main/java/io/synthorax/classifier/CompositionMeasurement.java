package io.synthorax.classifier;

import io.synthorax.classifier.composition.CompositionAssembly;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.composition.TrainingSet;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyId;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.platform.store.ObjectStore;
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
    var batches = new SelectedBatches(study, selections);
    TrainingSet images = trainingSet(study, training, batches);
    var subject = new Subject(study, training, images.counts());
    if (images.count() == 0) {
      return subject.failed("there is no training image");
    }
    TrainedNetwork trained = classifiers.train(study, training, images);
    if (!trained.finite()) {
      return subject.failed("the classifier's weights are not finite");
    }
    return tested(subject, trained.onnx(), batches);
  }

  private TrainingSet trainingSet(Study study, Study.Training training, SelectedBatches batches) {
    return new CompositionAssembly(
            study.classes(),
            part(study, Part.TRAIN),
            part(study, Part.TEST),
            batches.used(store),
            study.seedOf(training))
        .assemble(training.composition());
  }

  private RealPart part(Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  private MetricsComputed tested(Subject subject, byte[] onnx, SelectedBatches batches) {
    Study study = subject.study;
    RealPart test = part(study, Part.TEST);
    int classes = study.classes().size();
    float[] probabilities = classifiers.probabilities(onnx, test, classes);
    for (float probability : probabilities) {
      if (!Float.isFinite(probability)) {
        return subject.failed("the classifier's outputs for test images are not finite");
      }
    }
    var scores = new UtilityScores(study.classes(), test, study.request().seed());
    List<Figure> figures = scores.summary(List.of(scores.result(probabilities)));
    String attempt = UUID.randomUUID().toString().substring(0, 8);
    ObjectRef classifier = store.put(subject.key(ObjectLayout::classifier, attempt), onnx);
    ObjectRef outputs =
        ScoreArray.store(store, subject.key(ObjectLayout::scores, attempt), probabilities, classes);
    return subject.measured(
        Optional.of(classifier),
        Optional.of(outputs),
        judged(subject, onnx, batches, attempt),
        figures);
  }

  /** What a classifier of real images alone says about the synthesized ones that were scored. */
  private Optional<ObjectRef> judged(
      Subject subject, byte[] onnx, SelectedBatches batches, String attempt) {
    if (subject.training.composition() != Composition.IR) {
      return Optional.empty();
    }
    ImageSource synthesized = batches.scored(store);
    if (synthesized.count() == 0) {
      return Optional.empty();
    }
    int classes = subject.study.classes().size();
    return Optional.of(
        ScoreArray.store(
            store,
            subject.key(ObjectLayout::synthesizedScores, attempt),
            classifiers.probabilities(onnx, synthesized, classes),
            classes));
  }

  /** Where an object of one attempt lies. */
  private interface Key {
    String of(StudyId study, Composition composition, String model, int seed, String attempt);
  }

  /** What is measured, as the result names it. */
  private record Subject(Study study, Study.Training training, Map<ClassLabel, Counts> counts) {

    String key(Key layout, String attempt) {
      return layout.of(study.id(), training.composition(), model(), training.seed(), attempt);
    }

    MetricsComputed failed(String reason) {
      return result(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(reason));
    }

    MetricsComputed measured(
        Optional<ObjectRef> classifier,
        Optional<ObjectRef> scores,
        Optional<ObjectRef> synthesizedScores,
        List<Figure> figures) {
      return result(classifier, scores, synthesizedScores, figures, Optional.empty());
    }

    private MetricsComputed result(
        Optional<ObjectRef> classifier,
        Optional<ObjectRef> scores,
        Optional<ObjectRef> synthesizedScores,
        List<Figure> figures,
        Optional<String> failure) {
      var measured =
          new OfComposition(
              training.composition(),
              model(),
              training.seed(),
              study.request().utility().steps(),
              counts,
              classifier,
              scores,
              synthesizedScores);
      return new MetricsComputed(
          study.id(), study.request().dataset(), measured, figures, List.of(), failure);
    }

    private String model() {
      return training.classifier().name();
    }
  }
}
