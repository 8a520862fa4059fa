package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.classifier.report.ConfounderReport;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.metrics.Calibration;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageInterrupted;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionStageTest {
  private static TorchEngine engine;

  @TempDir Path folder;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Receipts receipts = new Receipts(store);
  private final List<Event> published = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeAll
  static void startEngine() {
    engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32));
  }

  private CompositionStage stage(Interruption interruption) {
    EventPublisher publisher = published::add;
    return new CompositionStage(
        store,
        receipts,
        publisher,
        new ProcessorPermit(Optional.empty()),
        new ClassifierTraining(
            () -> engine,
            store,
            new Heartbeat(Duration.ofMinutes(1)),
            interruption,
            new ClassifierMeters(meters)));
  }

  private PhantomStudy study(UtilitySpecification utility) throws Exception {
    PhantomStudy study = PhantomStudy.store(store, folder, utility);
    study.select(PhantomStudy.NORMAL, 8);
    study.select(PhantomStudy.EFFUSION, 30);
    study.selectNone(PhantomStudy.CARDIOMEGALY);
    return study;
  }

  private static CompositionRequested request(
      PhantomStudy study, Composition composition, int seed) {
    return new CompositionRequested(study.id(), study.dataset(), composition, "resnet18-w4", seed);
  }

  @Test
  void measuresOneCompositionAndWaitsForTheOthers() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.IR, Composition.BG));
    // When
    stage(new Interruption()).measure(request(study, Composition.BG, 0));
    // Then
    assertThat(published).hasSize(1);
    MetricsComputed result = (MetricsComputed) published.get(0);
    OfComposition measured = (OfComposition) result.measured();
    assertThat(result.failure()).isEmpty();
    assertThat(measured.counts())
        .containsEntry(PhantomStudy.NORMAL, new Composition.Counts(24, 0, 0))
        .containsEntry(PhantomStudy.EFFUSION, new Composition.Counts(10, 0, 14))
        .containsEntry(PhantomStudy.CARDIOMEGALY, new Composition.Counts(6, 0, 0));
    NpyArray scores = NpyArray.of(store.get(measured.scores().orElseThrow()));
    assertThat(scores.shape()).containsExactly(24, 3);
    assertThat(result.figures())
        .filteredOn(figure -> figure.name().equals("auroc-test"))
        .hasSize(3)
        .allSatisfy(
            figure -> {
              assertThat(figure.value()).isPresent();
              assertThat(figure.low()).isPresent();
              assertThat(figure.count()).isEqualTo(8);
            });
    assertThat(
            meters
                .timer(
                    "synthorax.classifier.training",
                    "study",
                    study.id().value(),
                    "composition",
                    "BG",
                    "model",
                    "resnet18-w4")
                .count())
        .isEqualTo(1);
  }

  @Test
  void endsTheStudyWithItsReportAfterTheLastResultWhateverTheOrder() throws Exception {
    // Given
    PhantomStudy study =
        study(PhantomStudy.tiny(2, Composition.STANDARD.toArray(Composition[]::new)));
    CompositionStage stage = stage(new Interruption());
    var requests = new ArrayList<CompositionRequested>();
    for (Study.Training training : study.study().trainings()) {
      requests.add(0, request(study, training.composition(), training.seed()));
    }
    // When
    requests.forEach(stage::measure);
    // Then
    assertThat(published).hasSize(13);
    StudyCompleted completed = (StudyCompleted) published.get(12);
    assertThat(completed.outcome()).isEqualTo(StudyCompleted.Outcome.COMPLETED_PARTIALLY);
    assertThat(completed.reason().orElseThrow()).contains("Cardiomegaly has no generator");
    assertThat(completed.summary())
        .hasSize(6)
        .allSatisfy(row -> assertThat(row.figures()).isNotEmpty());
    byte[] json = store.get(completed.reportJson().orElseThrow());
    StudyReport report = Json.read(json, StudyReport.class);
    assertThat(report.classes()).hasSize(3);
    assertThat(report.utility().differences())
        .extracting(d -> d.first() + " - " + d.second())
        .containsExactly("GS - RS", "GS - IR-DUP", "GS - IR", "BG - BR");
    assertThat(report.utility().testPatients()).isEqualTo(12);
    assertThat(report.utility().rows())
        .allSatisfy(
            row -> {
              assertThat(row.seeds()).extracting("seed").containsExactlyInAnyOrder(0, 1);
              // 24 test images, judged by two classifiers
              assertThat(row.confusion()).flatMap(line -> line).hasSize(9);
              assertThat(row.confusion().stream().flatMap(List::stream).mapToLong(n -> n).sum())
                  .isEqualTo(48);
              assertThat(row.reliability().stream().mapToLong(Calibration.Bin::images).sum())
                  .isEqualTo(48);
              assertThat(row.figures())
                  .extracting(Figure::name)
                  .contains("sensitivity-at-90-test", "auprc-test", "brier-balanced-test");
            });
    // Of Normal 8 and of Pleural_Effusion 30 synthesized images were scored; of a class none
    assertThat(report.utility().labelValidity())
        .filteredOn(figure -> figure.name().equals("auroc-synthesized"))
        .extracting(Figure::count)
        .containsExactly(8, 30, 0);
    String csv =
        new String(
            store.find(ObjectLayout.report(study.id(), "report.csv")).orElseThrow(),
            StandardCharsets.UTF_8);
    assertThat(csv)
        .contains("\nclassifier,GS,mean,Normal,auroc-test,")
        .contains("\nlabel validity,IR,mean,Normal,auroc-synthesized,")
        .contains("\ndifference,GS - IR-DUP,mean,,balanced-accuracy-gain-test,");
    String page =
        new String(store.get(completed.reportHtml().orElseThrow()), StandardCharsets.UTF_8);
    assertThat(page).contains("Phantoms: every image here is drawn", "data:image/png;base64,");
    assertThat(report.confounders()).extracting(ConfounderReport::name).containsExactly("view");
    assertFilesBeside(study, json);
  }

  private void assertFilesBeside(PhantomStudy study, byte[] report) throws Exception {
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    byte[] schema = store.find(ObjectLayout.report(study.id(), "report.schema.json")).orElseThrow();
    assertThat(
            factory
                .getSchema(new String(schema, StandardCharsets.UTF_8))
                .validate(Json.mapper().readTree(report)))
        .isEmpty();
    assertThat(store.list(ObjectLayout.report(study.id(), "plots/")))
        .hasSizeGreaterThan(6)
        .allMatch(key -> key.endsWith(".svg"));
    assertThat(store.list(ObjectLayout.report(study.id(), "generators/")))
        .extracting(key -> key.substring(key.lastIndexOf('/') + 1))
        .containsExactly("Normal.card.json", "Pleural_Effusion.card.json");
    JsonNode card =
        Json.mapper()
            .readTree(
                store
                    .find(ObjectLayout.report(study.id(), "generators/Normal.card.json"))
                    .orElseThrow());
    assertThat(card.at("/intended_use").asText()).contains("Not for diagnosis");
    assertThat(card.at("/network_data_format/inputs/input/num_channels").asInt()).isEqualTo(128);
    assertThat(card.at("/network_data_format/outputs/output/is_patch_data").isBoolean()).isTrue();
    assertThat(card.at("/synthorax/dataLicence").asText()).isEqualTo("not given");
    assertThat(card.at("/synthorax/dataset").asText()).isEqualTo(study.dataset().value());
    assertThat(card.at("/synthorax/images/train/images").asInt()).isEqualTo(24);
    assertThat(card.at("/synthorax/files/Normal.onnx/sha256").asText()).hasSize(64);
  }

  @Test
  void aLeakedPatientEndsTheStudyInsteadOfBeingMeasured() throws Exception {
    // Given
    PhantomStudy study =
        PhantomStudy.store(
            store,
            folder,
            PhantomStudy.tiny(1, Composition.IR),
            PhantomDataset.Flaw.PATIENT_TRAINED_ON);
    study.select(PhantomStudy.NORMAL, 8);
    study.selectNone(PhantomStudy.EFFUSION);
    study.selectNone(PhantomStudy.CARDIOMEGALY);
    // When, then: a violation is what ends a study as failed, with its reason
    assertThatThrownBy(() -> stage(new Interruption()).measure(request(study, Composition.IR, 0)))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("patients of the test part have images in the training part");
    assertThat(published).isEmpty();
  }

  @Test
  void aRequestThatComesAgainIsAnsweredFromTheReceipt() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.IR));
    CompositionStage stage = stage(new Interruption());
    stage.measure(request(study, Composition.IR, 0));
    List<Event> first = List.copyOf(published);
    published.clear();
    List<String> keys = store.list("");
    // When
    stage.measure(request(study, Composition.IR, 0));
    // Then
    assertThat(published).isEqualTo(first).hasSize(2);
    assertThat(store.list("")).isEqualTo(keys);
  }

  @Test
  void theSameRequestGivesTheSameScoresInAnotherStore() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.RS));
    CompositionStage stage = stage(new Interruption());
    stage.measure(request(study, Composition.RS, 0));
    byte[] first = scores();
    store.delete(ObjectLayout.compositionResult(study.id(), Composition.RS, "resnet18-w4", 0));
    published.clear();
    // When
    stage.measure(request(study, Composition.RS, 0));
    // Then
    assertThat(scores()).isEqualTo(first);
  }

  private byte[] scores() {
    var measured = (OfComposition) ((MetricsComputed) published.get(0)).measured();
    return store.get(measured.scores().orElseThrow());
  }

  @Test
  void anInterruptedTrainingLeavesNoReceipt() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.IR));
    var asked =
        new Interruption() {
          @Override
          public boolean requested() {
            return true;
          }
        };
    // When, then
    assertThatThrownBy(() -> stage(asked).measure(request(study, Composition.IR, 0)))
        .isInstanceOf(StageInterrupted.class);
    assertThat(published).isEmpty();
    assertThat(
            store.find(
                ObjectLayout.compositionResult(study.id(), Composition.IR, "resnet18-w4", 0)))
        .isEmpty();
  }

  @Test
  void aFailedCompositionIsNamedAndTheStudyEndsAllTheSame() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.IR, Composition.GS));
    var failed =
        new MetricsComputed(
            study.id(),
            study.dataset(),
            new OfComposition(
                Composition.GS,
                "resnet18-w4",
                0,
                3,
                java.util.Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            List.of(),
            List.of(),
            Optional.of("the classifier's weights are not finite"));
    receipts.write(
        ObjectLayout.compositionResult(study.id(), Composition.GS, "resnet18-w4", 0),
        failed,
        MetricsComputed.class);
    // When
    stage(new Interruption()).measure(request(study, Composition.IR, 0));
    // Then
    StudyCompleted completed = (StudyCompleted) published.get(published.size() - 1);
    assertThat(completed.outcome()).isEqualTo(StudyCompleted.Outcome.COMPLETED_PARTIALLY);
    assertThat(completed.reason().orElseThrow())
        .contains("GS has no result: the classifier's weights are not finite");
  }

  @Test
  void refusesWhatTheStudyDoesNotAskFor() throws Exception {
    // Given
    PhantomStudy study = study(PhantomStudy.tiny(1, Composition.IR));
    // When, then
    assertThatThrownBy(() -> stage(new Interruption()).measure(request(study, Composition.GS, 0)))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("does not ask for");
  }
}
