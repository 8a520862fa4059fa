package io.synthorax.classifier.report;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A study of five classes with plausible, invented figures; one class has no generator. */
public final class SampleReport {
  static final List<ClassLabel> CLASSES =
      List.of(
          new ClassLabel("Normal"),
          new ClassLabel("Cardiomegaly"),
          new ClassLabel("Pulmonary_Edema"),
          new ClassLabel("Pleural_Effusion"),
          new ClassLabel("Pneumothorax"));
  static final ClassLabel WITHOUT_GENERATOR = CLASSES.get(2);
  private static final int[] TRAIN = {1056, 90, 76, 493, 272};
  private static final int[] TEST = {300, 22, 22, 120, 76};

  private SampleReport() {}

  public static StudyReport realScans() {
    return report(false, 0.012);
  }

  /** With other confounders. */
  static StudyReport realScans(List<ConfounderReport> confounders) {
    StudyReport one = realScans();
    return StudyReport.of(
        one.study(),
        one.request(),
        one.data(),
        one.classes(),
        one.models(),
        confounders,
        one.generators());
  }

  /** With one generator of all classes: each class has the curve of the same run. */
  static StudyReport sharedGenerator() {
    StudyReport one = realScans();
    return StudyReport.of(
        one.study(),
        one.request(),
        one.data(),
        SampleClasses.sharing(),
        one.models(),
        one.confounders(),
        one.generators());
  }

  /** With AlexNet beside the first model. */
  static StudyReport twoModels() {
    StudyReport one = realScans();
    UtilityReport alexnet =
        new SampleUtility(one.request(), -0.05, new Classifier(ClassifierModel.ALEXNET, 16))
            .report();
    return StudyReport.of(
        one.study(),
        one.request(),
        one.data(),
        one.classes(),
        List.of(one.utility(), alexnet),
        one.confounders(),
        one.generators());
  }

  static StudyReport phantoms() {
    return report(true, 0.06);
  }

  private static StudyReport report(boolean phantom, double gain) {
    StudyRequest request = request();
    return StudyReport.of(
        request.study(),
        request,
        data(phantom),
        SampleClasses.all(),
        List.of(new SampleUtility(request, gain).report()),
        List.of(SampleUtility.confounder()),
        Optional.of(SampleGenerators.of(request.study())));
  }

  static StudyRequest request() {
    return new StudyRequest(
        new DatasetId("d0123456789abcdef"),
        CLASSES,
        TrainingSpecification.paper(new Resolution(64), 0.5),
        EvaluationSpecification.standard(),
        UtilitySpecification.standard(),
        new Budget.Time(Duration.ofMinutes(3)),
        7,
        Optional.empty(),
        Optional.empty());
  }

  static Map<ClassLabel, Integer> trainingImages() {
    var counts = new LinkedHashMap<ClassLabel, Integer>();
    for (int i = 0; i < TRAIN.length; i++) {
      counts.put(CLASSES.get(i), TRAIN[i]);
    }
    return counts;
  }

  private static StudyReport.Data data(boolean phantom) {
    var counts = new TreeMap<Part, SortedMap<ClassLabel, ClassCount>>();
    counts.put(Part.TRAIN, counts(TRAIN));
    counts.put(Part.VALIDATION, counts(new int[] {144, 12, 10, 67, 37}));
    counts.put(Part.TEST, counts(TEST));
    return new StudyReport.Data(
        request().dataset(),
        phantom ? "phantoms" : "nih5_128",
        phantom,
        64,
        true,
        "given for test; validation by keyed hash of the patient",
        phantom ? "" : "NIH Clinical Center, unrestricted use with attribution",
        counts,
        new TreeMap<>(Map.of("duplicate", 3)),
        phantom ? List.of(CLASSES.get(1)) : List.of(),
        new TreeMap<>(phantom ? Map.of() : Map.of("view-unknown", 12)),
        phantom
            ? List.of()
            : List.of("Images with several findings took the first of the classes."));
  }

  private static SortedMap<ClassLabel, ClassCount> counts(int[] images) {
    var counts = new TreeMap<ClassLabel, ClassCount>();
    for (int i = 0; i < images.length; i++) {
      counts.put(CLASSES.get(i), new ClassCount(images[i], 1 + images[i] * 3 / 4));
    }
    return counts;
  }

  static int testImages(int label) {
    return TEST[label];
  }

  static Composition.Counts actual(ClassLabel label, Composition.Counts wanted) {
    return label.equals(WITHOUT_GENERATOR)
        ? new Composition.Counts(wanted.real(), wanted.transformed(), 0)
        : wanted;
  }
}
