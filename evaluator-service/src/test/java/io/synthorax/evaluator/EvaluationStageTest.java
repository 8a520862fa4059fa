package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationStageTest {

  @Test
  void imagesAsGoodAsRealOnesComeNearTheFloor() {
    // Given real images of the class that nobody has seen, in place of synthesized ones
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(0, 60, 777));
    // When
    fixture.evaluation.on(batch);
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(evaluation.failure()).isEmpty();
    double floor = value(evaluation, "fd-autoencoder-floor");
    assertThat(value(evaluation, "fd-autoencoder-validation")).isLessThan(3 * floor);
    assertThat(value(evaluation, "kd-autoencoder-validation")).isEqualTo(0, within(0.01));
    assertThat(value(evaluation, "precision-autoencoder-k5-validation")).isGreaterThan(0.7);
    assertThat(value(evaluation, "recall-autoencoder-k5-validation")).isGreaterThan(0.7);
    assertThat(value(evaluation, "coverage-autoencoder-k5-validation")).isGreaterThan(0.8);
    assertThat(value(evaluation, "own-class-rank-autoencoder-train")).isEqualTo(1);
    assertThat(figure(evaluation, "own-class-margin-autoencoder-train").low().getAsDouble())
        .isPositive();
  }

  @Test
  void noiseIsFarFromEveryPatient() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.noise(60, 777));
    // When
    fixture.evaluation.on(batch);
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(value(evaluation, "fd-autoencoder-validation"))
        .isGreaterThan(20 * value(evaluation, "fd-autoencoder-floor"));
    assertThat(value(evaluation, "kd-autoencoder-validation")).isGreaterThan(0.1);
    assertThat(value(evaluation, "precision-autoencoder-k5-validation")).isZero();
    assertThat(value(evaluation, "coverage-autoencoder-k5-validation")).isZero();
  }

  @Test
  void imagesOfAnotherClassAreNearestToThatClass() {
    // Given images of the right in the batch of the left
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(1, 60, 777));
    // When
    fixture.evaluation.on(batch);
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(value(evaluation, "own-class-rank-autoencoder-train")).isEqualTo(2);
    assertThat(figure(evaluation, "own-class-margin-autoencoder-train").high().getAsDouble())
        .isNegative();
    DistanceBox toLeft = box(evaluation, Fixture.LEFT, false);
    DistanceBox toRight = box(evaluation, Fixture.RIGHT, false);
    DistanceBox floor = box(evaluation, Fixture.LEFT, true);
    assertThat(toRight.highWhisker()).isLessThan(toLeft.lowWhisker());
    assertThat(floor.median()).isLessThan(toLeft.median());
    assertThat(evaluation.distances()).extracting(DistanceBox::subsetSize).containsOnly(16);
    assertThat(evaluation.distances()).extracting(DistanceBox::draws).containsOnly(20);
  }

  @Test
  void everyFigureNamesItsClassCountAndSeed() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(0, 300, 777));
    // When
    fixture.evaluation.on(batch);
    // Then no more images are scored than the specification says
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(evaluation.figures())
        .extracting(Figure::label)
        .containsOnly(Optional.of(Fixture.LEFT));
    assertThat(evaluation.figures()).extracting(Figure::seed).containsOnly(99L);
    assertThat(figure(evaluation, "fd-autoencoder-validation").count()).isEqualTo(200);
    assertThat(figure(evaluation, "fd-autoencoder-floor").count()).isEqualTo(60);
    assertThat(figure(evaluation, "real-images-validation").count()).isEqualTo(40);
    assertThat(value(evaluation, "dimensions-autoencoder")).isEqualTo(16);
    Figure kernel = figure(evaluation, "kd-autoencoder-validation");
    assertThat(kernel.low().getAsDouble()).isLessThan(kernel.value().getAsDouble());
    assertThat(kernel.high().getAsDouble()).isGreaterThan(kernel.value().getAsDouble());
  }

  @Test
  void theTestPatientsScoreNoCheckpoint() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    assertThat(fixture.evaluated(1).orElseThrow().figures())
        .extracting(Figure::name)
        .noneMatch(name -> name.contains("test"));
  }

  @Test
  void withFewValidationImagesNeighborhoodsAreSmaller() {
    // Given
    Fixture fixture = new Fixture(60, 3, 20);
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(figure(evaluation, "recall-autoencoder-k2-validation").value()).isPresent();
    assertThat(figure(evaluation, "kd-autoencoder-validation").low()).isEmpty();
  }

  @Test
  void whatOneValidationImageCannotTellSaysWhyAndTrainingImagesStandIn() {
    // Given
    Fixture fixture = new Fixture(60, 1, 20);
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(figure(evaluation, "fd-autoencoder-validation").unavailable().orElseThrow())
        .contains("at least 2");
    assertThat(figure(evaluation, "kd-autoencoder-validation").value()).isEmpty();
    assertThat(figure(evaluation, "kd-autoencoder-train").value()).isPresent();
    assertThat(figure(evaluation, "recall-autoencoder-k5-train").value()).isPresent();
  }

  @Test
  void aClassWithOneImageInEachPartIsMeasuredAsFarAsItGoes() {
    // Given
    Fixture fixture = new Fixture(1, 1, 1);
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(evaluation.failure()).isEmpty();
    assertThat(evaluation.distances())
        .extracting(DistanceBox::realFloor)
        .containsExactly(false, false, true);
  }

  @Test
  void aFailedBatchIsAnEvaluationThatSaysWhy() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    // When
    fixture.evaluation.on(fixture.failedBatch(1, "the generator yields NaN for a pixel"));
    // Then
    MetricsComputed evaluation = fixture.evaluated(1).orElseThrow();
    assertThat(evaluation.failure()).contains("the generator yields NaN for a pixel");
    assertThat(evaluation.figures()).isEmpty();
    assertThat(fixture.published).containsExactly(evaluation);
  }

  @Test
  void aStudyWithoutAnExtractorHasEvaluationsThatSaySo() {
    // Given
    ExtractorTraining diverges =
        (images, protocol, step) -> {
          throw new UnusableExtractor("the loss is NaN");
        };
    Fixture fixture =
        new Fixture(60, 40, 20, diverges, (protocol, onnx, resolution) -> new BlockAverages());
    // When
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    assertThat(fixture.evaluated(1).orElseThrow().failure())
        .contains("there is no extractor autoencoder: the loss is NaN");
  }

  @Test
  void aRedeliveredBatchIsOnlyPublishedAgain() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(0, 60, 777));
    fixture.evaluation.on(batch);
    long evaluations = fixture.meters.get("synthorax.evaluation").timer().count();
    // When
    fixture.evaluation.on(batch);
    // Then
    assertThat(fixture.published).hasSize(2);
    assertThat(fixture.published.get(1)).isEqualTo(fixture.published.get(0));
    assertThat(fixture.meters.get("synthorax.evaluation").timer().count()).isEqualTo(evaluations);
  }

  @Test
  void theSameBatchHasTheSameFiguresWhereverItIsEvaluated() {
    // Given
    Fixture one = new Fixture(60, 40, 20);
    Fixture other = new Fixture(60, 40, 20);
    one.evaluation.on(one.batch(1, Drawings.ofClass(0, 60, 777)));
    // When
    other.evaluation.on(other.batch(1, Drawings.ofClass(0, 60, 777)));
    // Then
    assertThat(other.evaluated(1)).isEqualTo(one.evaluated(1));
  }

  @Test
  void theImagesOfAnOrderAreNoCandidate() {
    // Given
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(0, 10, 777));
    BatchSynthesized order =
        new BatchSynthesized(
            batch.study(),
            batch.run(),
            batch.label(),
            batch.dataset(),
            batch.checkpoint(),
            1,
            0,
            10,
            batch.shards(),
            Optional.empty(),
            Optional.of("o1"),
            Optional.empty(),
            Optional.empty());
    // When
    fixture.evaluation.on(order);
    // Then
    assertThat(fixture.published).isEmpty();
    assertThat(fixture.evaluated(1)).isEmpty();
  }

  private static double value(MetricsComputed evaluation, String name) {
    return figure(evaluation, name).value().getAsDouble();
  }

  private static Figure figure(MetricsComputed evaluation, String name) {
    List<Figure> found =
        evaluation.figures().stream().filter(figure -> figure.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static DistanceBox box(
      MetricsComputed evaluation, io.synthorax.contracts.ClassLabel to, boolean realFloor) {
    return evaluation.distances().stream()
        .filter(box -> box.to().equals(to) && box.realFloor() == realFloor)
        .findFirst()
        .orElseThrow();
  }
}
