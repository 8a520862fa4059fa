package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck.ClosePair;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.PrivacyThresholds;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.learning.metrics.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On phantoms: who copies is caught, who draws anew is not accused. */
class MemorizationTest {
  private static final int SIDE = 32;
  private static final ClassLabel LABEL = PhantomRadiographs.CLASSES.get(0);
  private static final ClassLabel OTHER = PhantomRadiographs.CLASSES.get(1);
  private static final Features DRAWN = draw(LABEL, 420);

  private final Features training = DRAWN.subset(range(0, 120));
  private final Features heldOut = DRAWN.subset(range(120, 220));
  private final Features anew = DRAWN.subset(range(220, 420));

  @Test
  void aGeneratorThatCopiesIsCaughtByBothFigures() {
    // Given training images with a little noise
    Features copies = noisy(training, 200, 0.01f);
    // When
    Memorization found = memorization(training, heldOut, copies);
    // Then
    assertThat(found.copies().share().value()).isEqualTo(1);
    assertThat(found.attack().auroc().value()).isGreaterThan(0.95);
    assertThat(verdict(found)).isEqualTo(Verdict.BLOCKED);
    assertThat(PrivacyDecision.of(List.of(found), PrivacyThresholds.standard()).reason())
        .contains("copies (pixels32): 1.000 [0.981, 1.000], allowed 0.030")
        .contains("AUROC");
  }

  @Test
  void aGeneratorThatCopiesNowAndThenIsCaught() {
    // Given one in ten images is a copy
    Features some =
        Features.concatenated(List.of(noisy(training, 20, 0.01f), anew.subset(range(0, 180))));
    // When
    Memorization found = memorization(training, heldOut, some);
    // Then
    assertThat(found.copies().share().value()).isBetween(0.1, 0.12);
    assertThat(verdict(found)).isEqualTo(Verdict.BLOCKED);
    List<ClosePair> closest = found.closest(20);
    assertThat(closest).allMatch(pair -> pair.synthesized() < 20);
    assertThat(closest).allMatch(pair -> pair.training() == pair.synthesized());
    assertThat(closest).allMatch(pair -> pair.ratio().getAsDouble() < 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void imagesDrawnAnewAreNotAccused(long seed) {
    // Given phantoms dealt at random to the three sides
    List<Integer> order = new ArrayList<>(IntStream.range(0, 420).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    int[] dealt = order.stream().mapToInt(i -> i).toArray();
    Features some = DRAWN.subset(Arrays.copyOfRange(dealt, 0, 120));
    Features unseen = DRAWN.subset(Arrays.copyOfRange(dealt, 120, 120 + (int) (8 * seed)));
    Features drawn = DRAWN.subset(Arrays.copyOfRange(dealt, 220, 420));
    // When
    Memorization found = memorization(some, unseen, drawn);
    // Then
    assertThat(verdict(found)).isNotEqualTo(Verdict.BLOCKED);
    assertThat(found.copies().share().value()).isLessThan(0.02);
  }

  @Test
  void whoPaintsTheMeanOfManyCopiesNobody() {
    // Given images that are nearer to training images than any real one
    Features means = noisy(mean(training), 200, 0.02f);
    // When
    Memorization found = memorization(training, heldOut, means);
    // Then
    assertThat(found.nearest().distances()[0]).isLessThan(found.unseen()[0]);
    assertThat(found.copies().share().value()).isZero();
    assertThat(verdict(found)).isNotEqualTo(Verdict.BLOCKED);
  }

  @Test
  void aCollapsedGeneratorIsNotAccusedByOneImage() {
    // Given one image near a training image, again and again
    Features one = noisy(training.subset(new int[] {7}), 1, 0.01f);
    // When
    Memorization found = memorization(training, heldOut, one.subset(new int[200]));
    // Then
    assertThat(found.copies().share()).asString().contains("1 different synthesized");
    assertThat(verdict(found)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void onFewImagesNothingIsDecidedThoughCopiesAreShown() {
    // Given
    Features few = training.subset(range(0, 6));
    // When
    Memorization found = memorization(few, heldOut.subset(range(0, 3)), noisy(few, 200, 0.01f));
    // Then
    assertThat(verdict(found)).isEqualTo(Verdict.UNDECIDED);
    assertThat(found.copies().share().available()).isFalse();
    assertThat(found.closest(5)).hasSize(5).allMatch(pair -> pair.ratio().isEmpty());
  }

  @Test
  void withFewHeldOutImagesTrainingImagesLeftOutAreCompared() {
    // Given
    Features copies = noisy(training, 200, 0.01f);
    // When
    Memorization found = memorization(training, heldOut.subset(range(0, 3)), copies);
    // Then
    assertThat(found.unseen()).hasSize(123);
    assertThat(found.attack().auroc().available()).isFalse();
    assertThat(verdict(found)).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void aGeneratorOfAllClassesMayCopyAnImageOfAnotherClass() {
    // Given
    Features other = draw(OTHER, 40);
    RealFeatures real = real(training, heldOut, other);
    FeatureSpace space = new FeatureSpace("pixels32", real, noisy(other, 100, 0.01f));
    // When
    Memorization all =
        Memorization.of(space, LABEL, List.of(LABEL, OTHER), PrivacyThresholds.standard(), 5);
    // Then
    assertThat(all.copies().share().value()).isEqualTo(1);
    assertThat(all.closest(3)).allMatch(pair -> pair.label().equals(OTHER));
    assertThat(all.closest(3)).allMatch(pair -> pair.training() == pair.synthesized() % 40);
  }

  private static Verdict verdict(Memorization found) {
    return PrivacyDecision.of(List.of(found), PrivacyThresholds.standard()).verdict();
  }

  private static Memorization memorization(
      Features training, Features heldOut, Features synthesized) {
    RealFeatures real = real(training, heldOut, new Features(0, SIDE * SIDE, new float[0]));
    return Memorization.of(
        new FeatureSpace("pixels32", real, synthesized),
        LABEL,
        List.of(LABEL),
        PrivacyThresholds.standard(),
        5);
  }

  private static RealFeatures real(Features training, Features heldOut, Features other) {
    return new RealFeatures(
        new TreeMap<>(
            Map.of(
                Part.TRAIN,
                Map.of(LABEL, training, OTHER, other),
                Part.VALIDATION,
                Map.of(LABEL, heldOut))),
        SIDE * SIDE);
  }

  private static Features draw(ClassLabel label, int count) {
    PhantomRadiographs phantoms = new PhantomRadiographs(11, SIDE);
    byte[] pixels = new byte[count * SIDE * SIDE];
    for (int patient = 0; patient < count; patient++) {
      byte[] drawn = phantoms.draw(label, patient, 0).pixels();
      System.arraycopy(drawn, 0, pixels, patient * drawn.length, drawn.length);
    }
    return new PixelNetwork(SIDE).features(pixels);
  }

  /** The images, again and again, with Gaussian noise of a deviation on values in [0, 1]. */
  private static Features noisy(Features images, int count, float deviation) {
    Features repeated =
        images.subset(IntStream.range(0, count).map(i -> i % images.count()).toArray());
    Random random = new Random(3);
    for (int at = 0; at < repeated.values().length; at++) {
      float noise = (float) (deviation * random.nextGaussian());
      repeated.values()[at] = Math.max(0, Math.min(1, repeated.values()[at] + noise));
    }
    return repeated;
  }

  private static Features mean(Features images) {
    float[] mean = new float[images.dimensions()];
    for (int at = 0; at < images.values().length; at++) {
      mean[at % mean.length] += images.values()[at] / images.count();
    }
    return new Features(1, mean.length, mean);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
