package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.npy.NpyArray;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExtractorStageTest {
  private final BlockAverages.Training training = new BlockAverages.Training();
  private final Fixture fixture =
      new Fixture(30, 10, 5, training, (protocol, onnx, resolution) -> new BlockAverages());

  @Test
  void aRegisteredDataSetGetsAnExtractorAndTheFeaturesOfEveryPart() {
    // Given
    DatasetRegistered event = registered(fixture.request.evaluation());
    // When
    fixture.extractorStage.on(event);
    // Then
    ExtractorCard card = card(fixture.request.evaluation());
    assertThat(card.failure()).isEmpty();
    assertThat(card.trainedOn()).isEqualTo(64);
    assertThat(card.dimensions()).isEqualTo(16);
    assertThat(card.validationError()).isPresent();
    assertThat(card.counts().get(Part.TRAIN))
        .containsExactlyInAnyOrderEntriesOf(Map.of(Fixture.LEFT, 30, Fixture.RIGHT, 40));
    NpyArray test = NpyArray.of(fixture.store.get(card.features().get(Part.TEST)));
    assertThat(test.shape()).containsExactly(25, 16);
    assertThat(fixture.store.get(card.model().orElseThrow())).containsExactly(7);
    assertThat(fixture.store.get(card.reconstructions().orElseThrow())).containsExactly(7);
  }

  @Test
  void whatIsThereIsNotTrainedAgain() {
    // Given
    fixture.extractorStage.on(registered(fixture.request.evaluation()));
    // When an evaluation asks for it, and the data set is registered once more
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 20, 1)));
    fixture.extractorStage.on(registered(fixture.request.evaluation()));
    // Then the autoencoder and the ResNet
    assertThat(training.trainings).isEqualTo(2);
  }

  @Test
  void whileOneEvaluatorMakesItAnotherWaitsForItsCard() throws Exception {
    // Given another evaluator, which asks for the extractor while the first one trains it
    var specification = fixture.request.evaluation();
    var protocol = autoencoder(specification);
    var elsewhere = new BlockAverages.Training();
    ExtractorStage other = fixture.extractorStage(elsewhere);
    AtomicReference<CompletableFuture<ExtractorCard>> asked = new AtomicReference<>();
    training.meanwhile =
        () -> {
          assertThat(fixture.claims().tryClaim(protocol::claimKey)).isEmpty();
          asked.set(CompletableFuture.supplyAsync(() -> other.card(protocol)));
        };
    // When
    ExtractorCard card = fixture.extractorStage.card(protocol);
    // Then
    assertThat(asked.get().get(30, TimeUnit.SECONDS)).isEqualTo(card);
    assertThat(training.trainings).isEqualTo(1);
    assertThat(elsewhere.trainings).isZero();
  }

  @Test
  void anEvaluationThatComesFirstMakesTheExtractor() {
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 20, 1)));
    // Then
    assertThat(training.trainings).isEqualTo(1);
    assertThat(card(fixture.request.evaluation()).failure()).isEmpty();
  }

  @Test
  void onlyWhatDecidesTheExtractorIsPartOfItsName() {
    // Given
    var one = autoencoder(fixture.request.evaluation());
    // When
    var scoredOtherwise = autoencoder(new EvaluationSpecification(64, 500, 64, 100, 3));
    // Then
    assertThat(scoredOtherwise.hash()).isEqualTo(one.hash());
    assertThat(autoencoder(new EvaluationSpecification(65, 200, 16, 20, 5)).hash())
        .isNotEqualTo(one.hash());
  }

  @Test
  void storedFeaturesAreTheFeaturesOfTheirClass() throws Exception {
    // Given
    fixture.extractorStage.on(registered(fixture.request.evaluation()));
    Extractors extractors =
        new Extractors(
            fixture.store,
            fixture.extractorStage,
            (protocol, onnx, resolution) -> new BlockAverages(),
            () -> {});
    // When
    Extractor extractor = extractors.selecting(fixture.dataset, fixture.request.evaluation());
    // Then
    float[] expected = new BlockAverages().features(Drawings.ofClass(1, 12, 201)).values();
    assertThat(extractor.real().of(Part.VALIDATION, Fixture.RIGHT).values()).isEqualTo(expected);
    float[] pixels = new PixelNetwork(32).features(Drawings.ofClass(1, 12, 201)).values();
    RealPixels real = extractors.pixels(fixture.dataset);
    assertThat(real.pixels().of(Part.VALIDATION, Fixture.RIGHT).values()).isEqualTo(pixels);
    assertThat(real.pixels().byPart()).doesNotContainKey(Part.TEST);
  }

  private ExtractorProtocol autoencoder(EvaluationSpecification specification) {
    return ExtractorProtocol.of(
        fixture.dataset, specification, ExtractorSpecification.standard().get(0));
  }

  private DatasetRegistered registered(EvaluationSpecification specification) {
    return new DatasetRegistered(
        fixture.dataset,
        "drawn",
        true,
        32,
        new ObjectRef("manifest", "0".repeat(64), 1),
        new TreeMap<>(),
        specification);
  }

  private ExtractorCard card(EvaluationSpecification specification) {
    String key = autoencoder(specification).cardKey();
    return Json.read(fixture.store.find(key).orElseThrow(), ExtractorCard.class);
  }
}
