package io.synthorax.imaging.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.imaging.GrayImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhantomRadiographsTest {
  private static final int SIZE = 64;
  private static final int PATIENTS = 40;
  private final PhantomRadiographs radiographs = new PhantomRadiographs(1, SIZE);

  @Test
  void theSameNumbersGiveTheSamePicture() {
    // Given
    GrayImage first = radiographs.draw(label("Normal"), 3, 0);

    // When
    GrayImage again = new PhantomRadiographs(1, SIZE).draw(label("Normal"), 3, 0);

    // Then
    assertThat(again).isEqualTo(first);
  }

  @Test
  void anotherImagePatientOrSeedGivesAnother() {
    // Given
    GrayImage first = radiographs.draw(label("Normal"), 3, 0);

    // When
    GrayImage image = radiographs.draw(label("Normal"), 3, 1);
    GrayImage patient = radiographs.draw(label("Normal"), 4, 0);
    GrayImage seed = new PhantomRadiographs(2, SIZE).draw(label("Normal"), 3, 0);

    // Then
    assertThat(first).isNotIn(image, patient, seed);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 100, 256})
  void drawsAtAnyResolution(int resolution) {
    // Given
    PhantomRadiographs any = new PhantomRadiographs(1, resolution);

    // When
    GrayImage image = any.draw(label("Pulmonary_Edema"), 1, 0);

    // Then
    assertThat(image.width()).isEqualTo(resolution);
    assertThat(image.mean()).isBetween(70.0, 220.0);
  }

  @Test
  void lungsAreDarkerThanHeartAndBelly() {
    // Given
    String normal = "Normal";

    // When
    double lungs = (mean(normal, -0.55, -0.35, -0.3, 0.2) + mean(normal, 0.4, 0.6, -0.3, 0.0)) / 2;
    double heart = mean(normal, 0.0, 0.2, 0.15, 0.35);
    double belly = mean(normal, -0.5, -0.2, 0.75, 0.9);

    // Then
    assertThat(heart - lungs).isGreaterThan(50);
    assertThat(belly - lungs).isGreaterThan(50);
  }

  @Test
  void theHeartLiesOnTheLeftWhichIsTheImagesRight() {
    // Given
    String normal = "Normal";

    // When
    double right = mean(normal, -0.35, -0.2, 0.2, 0.35);
    double left = mean(normal, 0.2, 0.35, 0.2, 0.35);

    // Then
    assertThat(left - right).isGreaterThan(20);
  }

  @Test
  void everyFindingChangesThePictureWhereItSits() {
    // Given the mean of the healthy in four places
    double besideHeart = mean("Normal", 0.40, 0.60, 0.15, 0.30);
    double hilum = mean("Normal", -0.40, -0.2, -0.05, 0.2);
    double angle = mean("Normal", -0.65, 0.70, 0.35, 0.45);
    double upperSide = mean("Normal", -0.6, -0.5, -0.4, 0.0);

    // When
    double cardiomegaly = mean("Cardiomegaly", 0.40, 0.60, 0.15, 0.30);
    double edema = mean("Pulmonary_Edema", -0.40, -0.2, -0.05, 0.2);
    double effusion = mean("Pleural_Effusion", -0.65, 0.70, 0.35, 0.45);
    double pneumothorax = mean("Pneumothorax", -0.6, -0.5, -0.4, 0.0);

    // Then
    assertThat(cardiomegaly - besideHeart).isGreaterThan(10);
    assertThat(edema - hilum).isGreaterThan(5);
    assertThat(effusion - angle).isGreaterThan(5);
    assertThat(pneumothorax - upperSide).isLessThan(-2);
  }

  @Test
  void refusesAnUnknownClassAndResolution() {
    // When, Then
    assertThatThrownBy(() -> radiographs.draw(label("Pneumonia"), 1, 1))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("Cardiomegaly");
    assertThatThrownBy(() -> new PhantomRadiographs(1, 8)).isInstanceOf(ContractViolation.class);
  }

  /** The mean gray of a rectangle, given in half picture widths, over many patients. */
  private double mean(String label, double left, double right, double top, double bottom) {
    return IntStream.range(0, PATIENTS)
        .mapToObj(patient -> radiographs.draw(label(label), patient, 0))
        .mapToDouble(image -> mean(image, pixel(left), pixel(right), pixel(top), pixel(bottom)))
        .average()
        .orElseThrow();
  }

  private static double mean(GrayImage image, int left, int right, int top, int bottom) {
    return IntStream.rangeClosed(top, bottom)
        .boxed()
        .flatMap(y -> IntStream.rangeClosed(left, right).mapToObj(x -> image.at(x, y)))
        .mapToInt(Integer::intValue)
        .average()
        .orElseThrow();
  }

  private static int pixel(double coordinate) {
    return (int) ((coordinate + 1) / 2 * SIZE);
  }

  private static ClassLabel label(String label) {
    return new ClassLabel(label);
  }
}
