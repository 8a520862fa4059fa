package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationTest {
  private static final int SEEDS = 2;

  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Receipts receipts = new Receipts(store);
  private final List<Event> published = new ArrayList<>();
  private PhantomStudy study;

  @BeforeEach
  void trainTheClassifiers() throws Exception {
    study = PhantomStudy.store(store, folder, PhantomStudy.tiny(SEEDS, Composition.IR));
    study.select(PhantomStudy.NORMAL, 8);
    study.select(PhantomStudy.EFFUSION, 30);
    study.selectNone(PhantomStudy.CARDIOMEGALY);
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32));
    CompositionStage stage =
        new CompositionStage(
            store,
            receipts,
            published::add,
            new ProcessorPermit(Optional.empty()),
            new ClassifierTraining(
                () -> engine,
                store,
                new Heartbeat(Duration.ofMinutes(1)),
                new Interruption(),
                new ClassifierMeters(new SimpleMeterRegistry())));
    for (int seed = 0; seed < SEEDS; seed++) {
      stage.measure(
          new CompositionRequested(
              study.id(), study.dataset(), Composition.IR, "resnet18-w4", seed));
    }
  }

  @Test
  void saysOfAFileWhatWasMeasuredOfTheImage() throws Exception {
    // Given
    Path file = folder.resolve("test-0.png");
    Files.write(file, GrayPng.encode(testImage(0), GrayPng.Origin.UNMARKED));

    // When
    Classification.Judgement judgement =
        new Classification(store).judge(study.id(), Optional.empty(), file);

    // Then
    assertThat(judgement.composition()).isEqualTo(Composition.IR);
    assertThat(judgement.classifiers()).isEqualTo(SEEDS);
    List<Double> values =
        judgement.probabilities().stream().map(Classification.Probability::value).toList();
    assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(values.stream().mapToDouble(v -> v).sum()).isEqualTo(1, within(1e-6));
    double normal =
        judgement.probabilities().stream()
            .filter(one -> one.label().equals(PhantomStudy.NORMAL))
            .findFirst()
            .orElseThrow()
            .value();
    assertThat(normal).isEqualTo(meanOfStoredScores(), within(1e-5));
  }

  @Test
  void refusesWhatTheStudyHasNotTrainedAndWhatIsNoImage() throws Exception {
    // Given
    Path noImage = Files.writeString(folder.resolve("x.png"), "no image");
    Classification classification = new Classification(store);

    // When, Then
    assertThatThrownBy(() -> classification.judge(study.id(), Optional.of(Composition.GS), noImage))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("compares [IR]");
    assertThatThrownBy(() -> classification.judge(study.id(), Optional.empty(), noImage))
        .isInstanceOf(ContractViolation.class);
  }

  private GrayImage testImage(int index) {
    Study of = new StudyArchive(receipts).study(study.id());
    RealPart test = RealPart.read(store, study.dataset(), of.manifest(), of.classes(), Part.TEST);
    int side = test.resolution();
    byte[] pixels = new byte[side * side];
    test.copy(index, pixels, 0);
    return new GrayImage(side, side, pixels);
  }

  /** Of the first test image, for the class that comes first. */
  private double meanOfStoredScores() {
    int column =
        new StudyArchive(receipts).study(study.id()).classes().indexOf(PhantomStudy.NORMAL);
    return published.stream()
        .filter(MetricsComputed.class::isInstance)
        .map(event -> (OfComposition) ((MetricsComputed) event).measured())
        .map(measured -> NpyArray.of(store.get(measured.scores().orElseThrow())).floats())
        .mapToDouble(scores -> scores[column])
        .average()
        .orElseThrow();
  }
}
