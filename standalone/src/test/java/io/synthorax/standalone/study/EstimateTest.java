package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Speed SPEED = new Speed(100, 2_000, 500);
  private static final List<ClassLabel> CLASSES =
      List.of(new ClassLabel("Normal"), new ClassLabel("Effusion"));

  @Test
  void takesTimeBudgetsAsTheyAre() {
    // Given
    StudyRequest request = request("3m", 64);

    // When
    Estimate estimate = Estimate.of(request, data(), SPEED);

    // Then
    assertThat(estimate.training()).isEqualTo(Duration.ofMinutes(6));
    // 300 steps of 64 images, 5 compositions, 3 seeds: 288,000 images; 20,000 for the autoencoder
    assertThat(estimate.rest()).isBetween(Duration.ofSeconds(576 + 10), Duration.ofSeconds(650));
  }

  @Test
  void turnsImageBudgetsIntoTimeByTheProbe() {
    // Given
    StudyRequest request = request("200k", 64);

    // When
    Estimate estimate = Estimate.of(request, data(), SPEED);

    // Then
    assertThat(estimate.training()).isEqualTo(Duration.ofSeconds(4_000));
    assertThat(estimate.text()).contains("67 min of training");
  }

  @Test
  void needsMoreDiskForLargerImages() {
    // Given
    Estimate small = Estimate.of(request("3m", 64), data(), SPEED);

    // When
    Estimate large = Estimate.of(request("3m", 256), data(), SPEED);

    // Then
    assertThat(large.bytes()).isGreaterThan(2 * small.bytes());
  }

  private static StudyRequest request(String budget, int resolution) {
    return new StudyRequest(
        new DatasetId("d1"),
        CLASSES,
        TrainingSpecification.paper(new Resolution(resolution), 1),
        EvaluationSpecification.standard(),
        UtilitySpecification.standard(),
        Budget.parse(budget),
        1,
        Optional.empty());
  }

  private static DatasetManifest data() {
    return new DatasetManifest(
        "phantoms", 64, true, true, "hash", "", CLASSES, new TreeMap<>(), new TreeMap<>());
  }
}
