package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.SplitRule;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real chest X-rays, where they lie beside the checkout. */
class RealScansIT {
  private static final Path SCANS = Path.of("../../shared/data/nih5_128");

  @TempDir Path staging;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();

  @Test
  void aShortTrainingTellsRealClassesApartBetterThanChance() throws Exception {
    // Given
    Assumptions.assumeTrue(Files.isDirectory(SCANS), "no real scans beside the checkout");
    var utility = new UtilitySpecification(List.of(Composition.IR), 8, 60, 32, 1e-3, 1);
    StudyRequest request = store(utility);
    var training =
        new ClassifierTraining(
            () -> TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32)),
            store,
            new Heartbeat(Duration.ofMinutes(5)),
            new Interruption(),
            new ClassifierMeters(new SimpleMeterRegistry()));
    var stage =
        new CompositionStage(
            store,
            new Receipts(store),
            published::add,
            new ProcessorPermit(Optional.empty()),
            training);
    // When
    stage.measure(
        new CompositionRequested(
            request.study(),
            request.dataset(),
            Composition.IR,
            utility.classifiers().get(0).name(),
            0));
    // Then
    Figure auroc =
        ((MetricsComputed) published.get(0))
            .figures().stream()
                .filter(figure -> figure.name().equals("auroc-mean-test"))
                .findFirst()
                .orElseThrow();
    assertThat(auroc.count()).isEqualTo(540);
    assertThat(auroc.low().getAsDouble()).isGreaterThan(0.52);
  }

  /** SOURCES.md beside the scans: guessing edema from the view alone gives an AUC of 0.80. */
  @Test
  void theViewAlonePredictsEdema() throws Exception {
    // Given
    Assumptions.assumeTrue(Files.isDirectory(SCANS), "no real scans beside the checkout");
    StudyRequest request =
        store(new UtilitySpecification(List.of(Composition.IR), 8, 1, 32, 1e-3, 1));
    Study study = new StudyArchive(new Receipts(store)).study(request.study());
    RealPart train = part(study, Part.TRAIN);
    RealPart test = part(study, Part.TEST);
    var scores = new UtilityScores(study.classes(), test, 1);
    var model = new ConfounderModel(train, 0, 2, study.classes().size());
    // When
    List<Figure> alone = scores.alone(scores.result(model.probabilities(test)));
    // Then
    Figure edema =
        alone.stream()
            .filter(f -> f.label().equals(Optional.of(new ClassLabel("Pulmonary_Edema"))))
            .findFirst()
            .orElseThrow();
    assertThat(edema.value().getAsDouble()).isCloseTo(0.80, within(0.01));
    assertThat(edema.count()).isEqualTo(22);
    assertThat(edema.low().getAsDouble()).isGreaterThan(0.6);
  }

  private RealPart part(Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  private StudyRequest store(UtilitySpecification utility) throws Exception {
    var order = new DatasetOrder("nih5_128", 64, "", SplitRule.of("key"), false, List.of("view"));
    DatasetManifest manifest =
        new DatasetBuilder(order, staging)
            .build(new FolderListing().of(SCANS), (done, total) -> {});
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    manifest.parts().values().stream()
        .flatMap(PartManifest::files)
        .forEach(
            file ->
                store.put(
                    ObjectLayout.datasetFile(manifest.id(), file.name()),
                    staging.resolve(file.name())));
    var request =
        new StudyRequest(
            manifest.id(),
            manifest.classes(),
            TrainingSpecification.paper(new Resolution(64), 0.5),
            EvaluationSpecification.standard(),
            utility,
            new Budget.Time(Duration.ofMinutes(3)),
            1,
            Optional.empty(),
            Optional.empty());
    store.put(ObjectLayout.request(request.study()), Json.write(request));
    for (var label : manifest.classes()) {
      var none =
          new GeneratorSelected(
              request.study(), label, manifest.id(), Optional.empty(), "", "", List.of());
      store.put(ObjectLayout.selection(request.study(), label), Json.write(none));
    }
    return request;
  }
}
