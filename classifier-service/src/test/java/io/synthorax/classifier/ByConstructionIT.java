package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.classifier.composition.CompositionAssembly;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.composition.TrainingSet;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.metrics.Measurement;
import io.synthorax.learning.metrics.PatientBootstrap;
import io.synthorax.learning.metrics.Score;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.learning.metrics.TestImages;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures whose answer is known. The generator is perfect: its images are phantoms of new patients,
 * so that GS is IR with more real images of the rare classes. What is measured must then say that
 * they help, that wrong labels do not, and that permuted test labels are worth nothing.
 */
class ByConstructionIT {
  private static final int SEEDS = 1;
  private static final int PERMUTATIONS = 50;
  private static final Map<ClassLabel, Integer> TRAIN =
      Map.of(PhantomStudy.NORMAL, 120, PhantomStudy.EFFUSION, 10, PhantomStudy.CARDIOMEGALY, 10);
  private static final Map<Composition, List<float[]>> OUTPUTS = new EnumMap<>(Composition.class);

  @TempDir static Path folder;
  private static TestImages images;

  @BeforeAll
  static void trainOnEverySet() throws Exception {
    var store = new InMemoryObjectStore();
    var utility =
        new UtilitySpecification(
            List.of(Composition.IR, Composition.GS, Composition.GS_SHUFFLED, Composition.SO),
            8,
            100,
            16,
            2e-3,
            SEEDS);
    PhantomStudy phantoms =
        PhantomStudy.store(
            store,
            folder,
            utility,
            new PhantomDataset.Contents(TRAIN, 60, PhantomDataset.Flaw.NONE));
    Study study = phantoms.study();
    var selections = new LinkedHashMap<ClassLabel, GeneratorSelected>();
    for (ClassLabel label : study.classes()) {
      selections.put(label, phantoms.selectPerfect(label, 120));
    }
    RealPart train = part(store, study, Part.TRAIN);
    RealPart test = part(store, study, Part.TEST);
    images = new TestImages(study.classes().size(), test.labels(), test.patients());
    // One thread: the same figures on every machine, and no waiting for a busy core.
    var settings = new TorchEngine.Settings(1, Optional.of(Precision.FLOAT32), Optional.empty());
    TorchEngine engine = TorchEngine.start(settings);
    var classifiers =
        new ClassifierTraining(
            () -> engine,
            store,
            new Heartbeat(Duration.ofMinutes(5)),
            new Interruption(),
            new ClassifierMeters(new SimpleMeterRegistry()));
    for (Study.Training training : study.trainings()) {
      TrainingSet set =
          new CompositionAssembly(
                  study.classes(),
                  train,
                  test,
                  new SelectedBatches(study, selections).used(store),
                  study.seedOf(training))
              .assemble(training.composition());
      byte[] onnx = classifiers.train(study, training, set).onnx();
      OUTPUTS
          .computeIfAbsent(training.composition(), any -> new ArrayList<>())
          .add(classifiers.probabilities(onnx, test, images.classes()));
    }
  }

  private static RealPart part(InMemoryObjectStore store, Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  @Test
  void moreRealImagesOfTheRareClassesHelp() {
    // When
    Measurement gain = gain(Composition.GS, Composition.IR);
    // Then
    assertThat(interval(gain)[0]).isPositive();
  }

  @Test
  void wrongLabelsDoNot() {
    // When
    Measurement gain = gain(Composition.GS_SHUFFLED, Composition.IR);
    Measurement labels = gain(Composition.GS, Composition.GS_SHUFFLED);
    // Then
    assertThat(interval(gain)[0]).isNegative();
    assertThat(interval(labels)[0]).isPositive();
  }

  @Test
  void synthesizedImagesAloneTeachTheClasses() {
    // When
    Measurement auroc = bootstrap().score(results(Composition.SO, images), new Score.MeanAuroc());
    // Then
    assertThat(interval(auroc)[0]).isGreaterThan(0.5);
  }

  @Test
  void permutedTestLabelsAreWorthNothing() {
    for (Composition composition : OUTPUTS.keySet()) {
      // When
      double auroc = 0;
      double accuracy = 0;
      for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
        for (SeedResult result : results(composition, permuted(permutation))) {
          auroc += score(result, new Score.MeanAuroc()) / PERMUTATIONS / SEEDS;
          accuracy += score(result, new Score.BalancedAccuracy()) / PERMUTATIONS / SEEDS;
        }
      }
      // Then
      assertThat(auroc).as("mean AUROC of %s", composition).isCloseTo(0.5, within(0.02));
      assertThat(accuracy).as("accuracy of %s", composition).isCloseTo(1.0 / 3, within(0.02));
    }
  }

  /** The 95 % intervals of permuted labels contain 0.5 about as often as they say. */
  @Test
  void intervalsOfPermutedTestLabelsContainChance() {
    for (Composition composition : OUTPUTS.keySet()) {
      // When
      int containing = 0;
      for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
        TestImages shuffled = permuted(permutation);
        var bootstrap = new PatientBootstrap(shuffled, 200, 1);
        double[] interval =
            interval(bootstrap.score(results(composition, shuffled), new Score.MeanAuroc()));
        containing += interval[0] < 0.5 && interval[1] > 0.5 ? 1 : 0;
      }
      // Then
      assertThat(containing).as("of %s", composition).isBetween(43, 50);
    }
  }

  private static TestImages permuted(int permutation) {
    List<Integer> labels = Arrays.stream(images.labels()).boxed().collect(Collectors.toList());
    Collections.shuffle(labels, new Random(permutation));
    return new TestImages(
        images.classes(), labels.stream().mapToInt(label -> label).toArray(), images.patients());
  }

  private static double score(SeedResult result, Score score) {
    int[] once = new int[images.count()];
    Arrays.fill(once, 1);
    return score.of(result, once).value();
  }

  private static List<SeedResult> results(Composition composition, TestImages tested) {
    return OUTPUTS.get(composition).stream().map(output -> new SeedResult(tested, output)).toList();
  }

  private static Measurement gain(Composition first, Composition second) {
    return bootstrap()
        .difference(results(first, images), results(second, images), new Score.MeanAuroc());
  }

  private static PatientBootstrap bootstrap() {
    return new PatientBootstrap(images, 500, 1);
  }

  private static double[] interval(Measurement measurement) {
    var interval = ((Measurement.Value) measurement).interval().orElseThrow();
    return new double[] {interval.low(), interval.high()};
  }
}
