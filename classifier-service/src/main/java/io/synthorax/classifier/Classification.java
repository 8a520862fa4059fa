package io.synthorax.classifier;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.StudyId;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.scan.ScanReader;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.Softmax;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a study's classifiers say of one image: the mean of the softmax outputs of those that were
 * trained on one composition from different seeds. No diagnosis.
 */
final class Classification {
  private final ObjectStore store;
  private final StudyArchive archive;

  Classification(ObjectStore store) {
    this.store = store;
    this.archive = new StudyArchive(new Receipts(store));
  }

  /**
   * The answer, the most probable class first.
   *
   * @param model of the classifiers
   * @param classifiers whose mean it is
   */
  record Judgement(
      StudyId study,
      Composition composition,
      String model,
      int classifiers,
      List<Probability> probabilities) {}

  /** Of a class, 0 to 1. */
  record Probability(ClassLabel label, double value) {}

  /**
   * Judges a PNG or JPEG.
   *
   * @param composition GS if empty, the set that the study is about, or else IR
   * @throws ContractViolation if the study has no such classifier, or the file is no scan
   */
  Judgement judge(StudyId id, Optional<Composition> composition, Path image) {
    Study study = archive.study(id);
    Composition chosen = composition.orElseGet(() -> standard(study));
    String model = study.request().utility().classifiers().get(0).name();
    List<ObjectRef> classifiers = classifiers(study, chosen, model);
    if (classifiers.isEmpty()) {
      throw new ContractViolation(
          "study %s has no classifier trained on %s; it compares %s"
              .formatted(id, chosen, study.request().utility().compositions()));
    }
    GrayImage pixels = new ScanReader(study.manifest().resolution()).read(image).image();
    float[] input = PixelScale.toNetwork(pixels.pixels());
    double[] sum = new double[study.classes().size()];
    classifiers.forEach(classifier -> add(sum, store.get(classifier), input));
    List<Probability> probabilities = new ArrayList<>();
    for (int i = 0; i < sum.length; i++) {
      probabilities.add(new Probability(study.classes().get(i), sum[i] / classifiers.size()));
    }
    probabilities.sort((a, b) -> Double.compare(b.value(), a.value()));
    return new Judgement(id, chosen, model, classifiers.size(), List.copyOf(probabilities));
  }

  private static Composition standard(Study study) {
    return study.request().utility().compositions().contains(Composition.GS)
        ? Composition.GS
        : Composition.IR;
  }

  private List<ObjectRef> classifiers(Study study, Composition composition, String model) {
    return study.trainings().stream()
        .filter(training -> training.composition() == composition)
        .filter(training -> training.classifier().name().equals(model))
        .flatMap(training -> archive.result(study, training).stream())
        .map(MetricsComputed::measured)
        .flatMap(measured -> ((OfComposition) measured).classifier().stream())
        .toList();
  }

  private static void add(double[] sum, byte[] onnx, float[] input) {
    try (OnnxNetwork network = new OnnxNetwork(onnx, 1, 1)) {
      double[] row = Softmax.of(network.run(input), sum.length)[0];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    }
  }
}
