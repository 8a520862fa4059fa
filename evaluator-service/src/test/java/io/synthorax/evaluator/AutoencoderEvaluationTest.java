package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.TrainingEnded.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole service with the real autoencoder and ONNX Runtime, on drawn images of 32 x 32. */
class AutoencoderEvaluationTest {
  private static final int IMAGES = 60;

  private static Fixture fixture;

  @BeforeAll
  static void evaluateTwoCheckpoints() {
    fixture =
        new Fixture(
            60,
            40,
            20,
            new TorchTraining(1),
            (protocol, onnx, resolution) -> OnnxFeatureNetwork.open(protocol, onnx, resolution, 1));
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, IMAGES, 777)));
    fixture.evaluation.on(fixture.batch(2, Drawings.noise(IMAGES, 777)));
  }

  @Test
  void theLatentSpaceIsThePapersAtThisResolution() {
    // Given
    var protocol =
        ExtractorProtocol.of(
            fixture.dataset,
            fixture.request.evaluation(),
            ExtractorSpecification.standard().get(0));
    // When
    ExtractorCard card =
        Json.read(fixture.store.find(protocol.cardKey()).orElseThrow(), ExtractorCard.class);
    // Then 2 x 2 places of 8 maps
    assertThat(card.dimensions()).isEqualTo(32);
    assertThat(card.failure()).isEmpty();
    assertThat(card.validationError().getAsDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void imagesAsGoodAsRealOnesAreNearAndNoiseIsFar() {
    // Given
    double floor = value(1, "fd-autoencoder-floor");
    // When
    double good = value(1, "fd-autoencoder-validation");
    double noise = value(2, "fd-autoencoder-validation");
    // Then
    assertThat(good).isLessThan(5 * floor);
    assertThat(noise).isGreaterThan(10 * floor);
    assertThat(value(2, "kd-autoencoder-validation"))
        .isGreaterThan(value(1, "kd-autoencoder-validation"));
  }

  @Test
  void theGoodCheckpointIsSelected() {
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1, 2));
    // Then
    assertThat(fixture.selected().orElseThrow().batch().orElseThrow().checkpoint().epoch())
        .isEqualTo(1);
  }

  private static double value(int epoch, String name) {
    return fixture.evaluated(epoch).orElseThrow().figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .map(Figure::value)
        .orElseThrow()
        .getAsDouble();
  }
}
