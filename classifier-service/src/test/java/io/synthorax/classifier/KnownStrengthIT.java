package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.classifier.composition.CompositionAssembly;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.learning.metrics.Interval;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every image is white noise; that of the rare class has a disc on it, whose strength d (its
 * amplitude over the noise's, times the root of its pixels) decides what can be reached: an ideal
 * observer that knows the disc has an AUROC of Phi(d / sqrt 2), 0.9998 at d = 5. The rare class has
 * six images, and as many as the others with those of a perfect generator. Without a disc there is
 * nothing to learn, however many images there are.
 */
class KnownStrengthIT {
  private static final int RADIUS = 7;
  private static final int NOISE = 30;
  private static final double STRENGTH = 5;
  private static final double IDEAL = 0.9998;

  private static final ClassLabel RARE = PhantomStudy.EFFUSION;

  private static final Map<ClassLabel, Integer> TRAIN =
      Map.of(PhantomStudy.NORMAL, 120, RARE, 6, PhantomStudy.CARDIOMEGALY, 120);

  private static TorchEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    engine =
        TorchEngine.start(
            new TorchEngine.Settings(1, Optional.of(Precision.FLOAT32), Optional.empty()));
  }

  @Test
  void moreImagesOfTheRareClassBringTheClassifierTowardsTheIdealObserver() throws Exception {
    // When
    Map<Composition, SeedResult> results = train(STRENGTH, Composition.IR, Composition.GS);
    // Then
    Measurement many = auroc(results.get(Composition.GS));
    assertThat(many.value()).isCloseTo(IDEAL, within(0.03));
    assertThat(low(difference(results, Composition.GS, Composition.IR))).isGreaterThan(0.1);
  }

  @Test
  void withoutASignNothingIsLearned() throws Exception {
    // When
    Map<Composition, SeedResult> results = train(0, Composition.GS);
    // Then
    Measurement auroc = auroc(results.get(Composition.GS));
    assertThat(low(auroc)).isLessThan(0.5);
    assertThat(interval(auroc).high()).isGreaterThan(0.5);
  }

  private Map<Composition, SeedResult> train(double strength, Composition... sets)
      throws Exception {
    var store = new InMemoryObjectStore();
    var utility = new UtilitySpecification(List.of(sets), 8, 100, 16, 2e-3, 1);
    var contents =
        new PhantomDataset.Contents(
            TRAIN,
            80,
            PhantomDataset.Flaw.NONE,
            (label, patient, image) -> image(label.equals(RARE) ? strength : 0, patient, image));
    PhantomStudy phantoms = PhantomStudy.store(store, folder, utility, contents);
    Study study = phantoms.study();
    var selections = new LinkedHashMap<ClassLabel, GeneratorSelected>();
    for (ClassLabel label : study.classes()) {
      selections.put(label, phantoms.selectPerfect(label, 160));
    }
    RealPart test = part(store, study, Part.TEST);
    var images = new TestImages(study.classes().size(), test.labels(), test.patients());
    var classifiers =
        new ClassifierTraining(
            () -> engine,
            store,
            new Heartbeat(Duration.ofMinutes(5)),
            new Interruption(),
            new ClassifierMeters(new SimpleMeterRegistry()));
    var results = new LinkedHashMap<Composition, SeedResult>();
    for (Study.Training training : study.trainings()) {
      var assembly =
          new CompositionAssembly(
              study.classes(),
              part(store, study, Part.TRAIN),
              test,
              new SelectedBatches(study, selections).used(store),
              study.seedOf(training));
      byte[] onnx =
          classifiers.train(study, training, assembly.assemble(training.composition())).onnx();
      float[] said = classifiers.probabilities(onnx, test, images.classes());
      results.put(training.composition(), new SeedResult(images, said));
    }
    return results;
  }

  private static RealPart part(InMemoryObjectStore store, Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  /** The disc's amplitude is that of its strength. */
  private static GrayImage image(double strength, int patient, int number) {
    int size = PhantomStudy.RESOLUTION;
    var random = new Random(31L * patient + number);
    int disc = 0;
    boolean[] inside = new boolean[size * size];
    for (int i = 0; i < inside.length; i++) {
      int dx = i % size - 10;
      int dy = i / size - 20;
      inside[i] = dx * dx + dy * dy < RADIUS * RADIUS;
      disc += inside[i] ? 1 : 0;
    }
    double amplitude = strength * NOISE / Math.sqrt(disc);
    byte[] pixels = new byte[size * size];
    for (int i = 0; i < pixels.length; i++) {
      double value = 128 + NOISE * random.nextGaussian() + (inside[i] ? amplitude : 0);
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return new GrayImage(size, size, pixels);
  }

  /** Of the rare class, the study's second, against the two that show noise alone. */
  private static Measurement auroc(SeedResult result) {
    return new PatientBootstrap(result.images(), 500, 1).score(List.of(result), new Score.Auroc(1));
  }

  private static Measurement difference(
      Map<Composition, SeedResult> results, Composition first, Composition second) {
    SeedResult one = results.get(first);
    return new PatientBootstrap(one.images(), 500, 1)
        .difference(List.of(one), List.of(results.get(second)), new Score.Auroc(1));
  }

  private static double low(Measurement measurement) {
    return interval(measurement).low();
  }

  private static Interval interval(Measurement measurement) {
    return ((Measurement.Value) measurement).interval().orElseThrow();
  }
}
