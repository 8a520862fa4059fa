package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.MeasuredSpace;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.TrainingEnded.Outcome;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratorsStageTest {
  private final Fixture fixture = new Fixture(60, 40, 20);

  @Test
  void waitsForEveryClass() {
    // Given one of two classes
    fixture.evaluation.on(fixture.batch(Fixture.LEFT, 1, Drawings.ofClass(0, 60, 777)));
    // When
    fixture.selection.on(fixture.trainingEnded(Fixture.LEFT, Outcome.COMPLETED, 1));
    // Then
    assertThat(fixture.generators()).isEmpty();
  }

  @Test
  void poolsTheSelectedBatchesInTheProportionsOfTheTestPart() {
    // When both classes, of 20 test images each, have 60 good images
    selectBoth(Drawings.ofClass(0, 60, 777), Drawings.ofClass(1, 60, 778));
    // Then
    GeneratorsEvaluation found = fixture.generators().orElseThrow();
    assertThat(found.classes()).containsExactly(Fixture.LEFT, Fixture.RIGHT);
    Figure distance = figure(found, "fd-autoencoder-test");
    assertThat(distance.label()).isEmpty();
    assertThat(distance.count()).isEqualTo(120);
    assertThat(distance.low().getAsDouble()).isLessThan(distance.value().getAsDouble());
    // 40 training images of the right are twice its test images, so 80 in all
    assertThat(figure(found, "fd-autoencoder-floor-test").count()).isEqualTo(80);
    assertThat(distance.value().getAsDouble())
        .isLessThan(3 * figure(found, "fd-autoencoder-floor-test").value().getAsDouble());
    assertThat(figure(found, "coverage-resnet-k5-test").value().getAsDouble()).isGreaterThan(0.8);
    assertThat(figure(found, "ms-ssim-pixels32-s2").value()).isPresent();
  }

  @Test
  void aClassThatSynthesizesTheOtherIsSeenInThePool() {
    // When both classes show the left
    selectBoth(Drawings.ofClass(0, 60, 777), Drawings.ofClass(0, 60, 778));
    // Then
    GeneratorsEvaluation found = fixture.generators().orElseThrow();
    assertThat(figure(found, "fd-autoencoder-test").value().getAsDouble())
        .isGreaterThan(5 * figure(found, "fd-autoencoder-floor-test").value().getAsDouble());
  }

  @Test
  void hasTheMatricesOfEveryUnitInEveryFeatureSpace() {
    // When
    selectBoth(Drawings.ofClass(0, 60, 777), Drawings.ofClass(1, 60, 778));
    // Then
    GeneratorsEvaluation found = fixture.generators().orElseThrow();
    assertThat(found.extractors())
        .extracting(MeasuredSpace::name)
        .containsExactly("autoencoder", "resnet");
    assertThat(found.centroids()).hasSize(6);
    for (CentroidMatrix matrix : found.centroids()) {
      assertThat(matrix.boxes()).hasSize(8);
    }
    CentroidMatrix subsets = matrix(found, Unit.SUBSET);
    Set<Integer> sizes =
        subsets.boxes().stream().map(DistanceBox::subsetSize).collect(Collectors.toSet());
    assertThat(sizes).containsExactly(16);
    double own = median(subsets, Fixture.LEFT, Fixture.LEFT, false);
    double floor = median(subsets, Fixture.LEFT, Fixture.LEFT, true);
    assertThat(own).isLessThan(1.5 * floor);
    assertThat(own).isLessThan(0.5 * median(subsets, Fixture.LEFT, Fixture.RIGHT, false));
    // The inflation by chance is that of subsets alone
    CentroidMatrix whole = matrix(found, Unit.CLASS);
    assertThat(median(whole, Fixture.LEFT, Fixture.LEFT, false)).isLessThan(own);
    assertThat(median(whole, Fixture.LEFT, Fixture.RIGHT, false))
        .isCloseTo(median(subsets, Fixture.LEFT, Fixture.RIGHT, false), within(0.3));
    assertThat(matrix(found, Unit.IMAGE).boxes().get(0).draws()).isEqualTo(60);
  }

  @Test
  void aClassWithoutAGeneratorIsLeftOutButItsRealImagesAreNot() {
    // Given
    fixture.evaluation.on(fixture.batch(Fixture.LEFT, 1, Drawings.ofClass(0, 60, 777)));
    fixture.selection.on(fixture.trainingEnded(Fixture.LEFT, Outcome.COMPLETED, 1));
    // When
    fixture.selection.on(fixture.trainingEnded(Fixture.RIGHT, Outcome.DIVERGED));
    // Then
    GeneratorsEvaluation found = fixture.generators().orElseThrow();
    assertThat(found.classes()).containsExactly(Fixture.LEFT);
    assertThat(figure(found, "fd-autoencoder-test").count()).isEqualTo(60);
    assertThat(matrix(found, Unit.SUBSET).boxes()).hasSize(6);
  }

  @Test
  void withoutAnyGeneratorTheRealClassesAreStillCompared() {
    // Given
    fixture.selection.on(fixture.trainingEnded(Fixture.LEFT, Outcome.DIVERGED));
    // When
    fixture.selection.on(fixture.trainingEnded(Fixture.RIGHT, Outcome.DIVERGED));
    // Then
    GeneratorsEvaluation found = fixture.generators().orElseThrow();
    assertThat(found.classes()).isEmpty();
    assertThat(found.figures()).isEmpty();
    assertThat(matrix(found, Unit.SUBSET).boxes()).hasSize(4).allMatch(DistanceBox::realFloor);
  }

  @Test
  void isMeasuredOnce() {
    // Given
    selectBoth(Drawings.ofClass(0, 60, 777), Drawings.ofClass(1, 60, 778));
    byte[] first = fixture.store.find(key()).orElseThrow();
    // When the ends of the trainings are delivered again
    fixture.selection.on(fixture.trainingEnded(Fixture.RIGHT, Outcome.COMPLETED, 1));
    // Then
    assertThat(fixture.store.find(key()).orElseThrow()).isEqualTo(first);
  }

  private String key() {
    return ObjectLayout.generatorsEvaluation(fixture.study);
  }

  private void selectBoth(byte[] left, byte[] right) {
    fixture.evaluation.on(fixture.batch(Fixture.LEFT, 1, left));
    fixture.evaluation.on(fixture.batch(Fixture.RIGHT, 1, right));
    fixture.selection.on(fixture.trainingEnded(Fixture.LEFT, Outcome.COMPLETED, 1));
    fixture.selection.on(fixture.trainingEnded(Fixture.RIGHT, Outcome.COMPLETED, 1));
  }

  private static Figure figure(GeneratorsEvaluation found, String name) {
    return found.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + found.figures()));
  }

  private static CentroidMatrix matrix(GeneratorsEvaluation found, Unit unit) {
    return found.centroids().stream()
        .filter(matrix -> matrix.unit() == unit && matrix.extractor().equals("autoencoder"))
        .findFirst()
        .orElseThrow();
  }

  private static double median(
      CentroidMatrix matrix, ClassLabel from, ClassLabel to, boolean real) {
    return matrix.boxes().stream()
        .filter(b -> b.from().equals(from) && b.to().equals(to) && b.realFloor() == real)
        .findFirst()
        .orElseThrow()
        .median();
  }
}
