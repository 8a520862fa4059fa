package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsampledDeviationTest {
  private static final SubsampledDeviation.Figures MEANS =
      (real, other) ->
          new double[] {mean(real) - mean(other), real.count() > 1_000_000 ? 1 : Double.NaN};

  @Test
  void isThatOfADifferenceOfMeans() {
    // Given means of 200 and 800 values of deviation 1
    ImageSet real = ImageSet.independent(Clouds.normal(200, 1, 0, 1, 1));
    ImageSet other = ImageSet.independent(Clouds.normal(800, 1, 0, 1, 2));

    // When
    Interval interval = interval(real, other, 0);

    // Then
    double expected = 1.96 * Math.sqrt(1 / 200.0 + 1 / 800.0);
    assertThat((interval.high() - interval.low()) / 2).isCloseTo(expected, within(0.3 * expected));
  }

  @Test
  void isWiderWhereImagesAreOfFewPatients() {
    // Given ten equal images of each patient
    Features few = Clouds.normal(40, 1, 0, 1, 3);
    Features images = few.subset(IntStream.range(0, 400).map(i -> i / 10).toArray());
    ImageSet patients = new ImageSet(images, IntStream.range(0, 400).map(i -> i / 10).toArray());
    ImageSet other = ImageSet.independent(Clouds.normal(4000, 1, 0, 1, 4));

    // When
    Interval byPatient = interval(patients, other, 0);
    Interval byImage = interval(ImageSet.independent(images), other, 0);

    // Then the deviation of a mean of 40, not of 400
    assertThat(byPatient.high() - byPatient.low())
        .isGreaterThan(2 * (byImage.high() - byImage.low()));
  }

  @Test
  void staysWithinWhatIsPossible() {
    // Given
    ImageSet set = ImageSet.independent(Clouds.normal(20, 1, 0, 1, 1));
    SubsampledDeviation deviation = SubsampledDeviation.of(set, set, MEANS, 1).orElseThrow();

    // When
    Measurement.Value value =
        (Measurement.Value) deviation.around(Measurement.of(0.01), 0, 0, 0.02);

    // Then
    assertThat(value.interval().orElseThrow().low()).isZero();
    assertThat(value.interval().orElseThrow().high()).isEqualTo(0.02);
  }

  @Test
  void thereIsNoneOfWhatSubsamplesCannotCompute() {
    // Given
    ImageSet set = ImageSet.independent(Clouds.normal(20, 1, 0, 1, 1));
    SubsampledDeviation deviation = SubsampledDeviation.of(set, set, MEANS, 1).orElseThrow();

    // When
    Measurement measured = deviation.around(Measurement.of(1), 1, 0, 2);

    // Then
    assertThat(measured).isEqualTo(Measurement.of(1));
  }

  @Test
  void threePatientsTellNothing() {
    // Given
    Features images = Clouds.normal(30, 1, 0, 1, 1);
    ImageSet three = new ImageSet(images, IntStream.range(0, 30).map(i -> i % 3).toArray());

    // When
    var deviation = SubsampledDeviation.of(three, ImageSet.independent(images), MEANS, 1);

    // Then
    assertThat(deviation).isEmpty();
  }

  private static Interval interval(ImageSet real, ImageSet other, int figure) {
    Measurement whole = Measurement.of(mean(real.features()) - mean(other.features()));
    return ((Measurement.Value)
            SubsampledDeviation.of(real, other, MEANS, 5)
                .orElseThrow()
                .around(whole, figure, -10, 10))
        .interval()
        .orElseThrow();
  }

  private static double mean(Features features) {
    double sum = 0;
    for (float value : features.values()) {
      sum += value;
    }
    return sum / features.count();
  }
}
