package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RunHealthTest {
  private static final double BALANCED = 0.9;
  private long imagesShown;

  @Test
  void samplesThatBecomeAlikeAreACollapseWithinFiveEpochs() {
    // Given
    RunHealth healthy = diversities(RunHealth.NEW, 0.07, 0.3, 0.8, 0.9);

    // When
    RunHealth four = diversities(healthy, 0.1, 0.05, 0.02, 0.01);

    // Then
    assertThat(diversities(healthy, 0.1, 0.05, 0.02).collapse()).isEmpty();
    assertThat(four.collapse())
        .hasValueSatisfying(reason -> assertThat(reason).contains("for 4 epochs", "15 %"));
  }

  @Test
  void runThatRecoversIsNotAccused() {
    // Given, When
    RunHealth health = diversities(RunHealth.NEW, 0.3, 0.9, 0.1, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0.9);

    // Then
    assertThat(health.collapse()).isEmpty();
    assertThat(health.saturation()).isEmpty();
  }

  @Test
  void generatorThatIsStillGrayIsNotAccusedUntilItHasHadItsTime() {
    // Given
    RunHealth young = diversities(RunHealth.NEW, DoubleStream.generate(() -> 0.05).limit(19));

    // When
    RunHealth old = diversities(young, 0.05, 0.05, 0.05, 0.05);

    // Then
    assertThat(young.uniform()).isZero();
    assertThat(old.collapse()).isPresent();
  }

  @Test
  void discriminatorWithoutDoubtsEndsAnEvenlyGrayGeneratorAtOnce() {
    // Given the numbers of a run on 500 radiographs at 64 x 64 that was lost after 4,000 images
    RunHealth health = RunHealth.NEW;
    double[][] epochs = {
      {0.100, 4.03, 0.13},
      {0.067, 4.69, 0.12},
      {0.041, 5.13, 0.09},
      {0.025, 5.56, 0.07},
      {0.016, 5.65, 0.06},
      {0.014, 5.84, 0.05},
      {0.011, 5.95, 0.04}
    };

    // When
    for (double[] e : epochs) {
      health = health.after(epoch(OptionalDouble.of(e[2]), e[0], e[1]));
    }

    // Then
    assertThat(health.saturation()).isPresent();
    assertThat(health.collapse()).isEmpty();
  }

  @Test
  void sureDiscriminatorAloneIsNoReason() {
    // Given, When
    RunHealth diverse = RunHealth.NEW;
    RunHealth exploding = RunHealth.NEW;
    for (int i = 0; i < RunHealth.ENDURED; i++) {
      diverse = diverse.after(epoch(OptionalDouble.of(0.9), 0.01, 5));
      exploding = exploding.after(epoch(OptionalDouble.of(0.9), 0.01, 9));
    }

    // Then
    assertThat(diverse.saturation()).isEmpty();
    assertThat(exploding.saturation()).isPresent();
  }

  @Test
  void whereTheRealImagesAreAllTheSameTheSamplesMayBeToo() {
    // Given, When
    RunHealth health = RunHealth.NEW;
    for (int i = 0; i < 100; i++) {
      health = health.after(epoch(OptionalDouble.empty(), BALANCED, 1));
    }

    // Then
    assertThat(health).isEqualTo(RunHealth.NEW);
  }

  private RunHealth diversities(RunHealth health, double... diversities) {
    return diversities(health, DoubleStream.of(diversities));
  }

  private RunHealth diversities(RunHealth health, DoubleStream diversities) {
    RunHealth[] now = {health};
    diversities.forEach(d -> now[0] = now[0].after(epoch(OptionalDouble.of(d), BALANCED, 1)));
    return now[0];
  }

  private RunHealth.Epoch epoch(OptionalDouble diversity, double discriminator, double generator) {
    imagesShown += 1024;
    return new RunHealth.Epoch(imagesShown, diversity, discriminator, generator);
  }
}
