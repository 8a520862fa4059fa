package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that the field's reference packages gave for the same features. */
class ReferenceMetricsTest {

  @ParameterizedTest
  @ValueSource(strings = {"shifted", "collapsed", "wide", "same-distribution", "few-images"})
  void agreesWithTheReferencePackages(String set) throws IOException {
    // Given
    Features real = NpyFloats.read("/metrics/" + set + "-real.npy");
    Features synthesized = NpyFloats.read("/metrics/" + set + "-synthesized.npy");
    JsonNode expected = expected().get(set);

    // When
    DistributionScores scores =
        DistributionScores.of(real, synthesized, expected.get("nearest_k").asInt());

    // Then
    assertThat(scores.real()).isEqualTo(expected.get("n_real").asInt());
    assertThat(scores.synthesized()).isEqualTo(expected.get("n_synthesized").asInt());
    near(scores.frechetDistance(), expected.get("frechet_distance"));
    near(scores.kernelDistance(), expected.get("kernel_distance"));
    near(scores.neighborhoods().precision(), expected.get("precision"));
    near(scores.neighborhoods().recall(), expected.get("recall"));
    near(scores.neighborhoods().density(), expected.get("density"));
    near(scores.neighborhoods().coverage(), expected.get("coverage"));
  }

  private static void near(Measurement measured, JsonNode expected) {
    double tolerance = 1e-6 * Math.max(1, Math.abs(expected.asDouble()));
    assertThat(measured.value()).isCloseTo(expected.asDouble(), Offset.offset(tolerance));
  }

  private static JsonNode expected() throws IOException {
    try (InputStream in =
        ReferenceMetricsTest.class.getResourceAsStream("/metrics/expected.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
