package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Speed SPEED =
      new Speed(100, 2_000, Map.of("resnet18-w16", new Speed.ClassifierSpeed(500, 700_000)));
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
    // 300 steps of 64 images, 6 compositions, 3 seeds: 345,600 images; 20,000 for the autoencoder
    assertThat(estimate.rest()).isBetween(Duration.ofSeconds(691 + 10), Duration.ofSeconds(765));
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
  void takesAsManyClassifiersAsCompositionsWereChosen() {
    // Given
    StudyRequest request = request("3m", 64);
    Duration six = Estimate.of(request, data(), SPEED).rest();
    StudyRequest three =
        new StudyRequest(
            request.dataset(),
            CLASSES,
            request.training(),
            request.evaluation(),
            request.utility().with(List.of(Composition.IR, Composition.RS, Composition.GS)),
            request.budget(),
            1,
            request.generators(),
            request.startFrom());

    // When
    Duration rest = Estimate.of(three, data(), SPEED).rest();

    // Then: 3 compositions less, of 3 seeds, 300 steps, 64 images, at 500 a second
    assertThat(six.minus(rest).toMillis()).isEqualTo(345_600);
  }

  @Test
  void everyModelAddsItsOwnTimeAndDisk() {
    // Given
    StudyRequest request = request("3m", 64);
    Estimate one = Estimate.of(request, data(), SPEED);
    Speed more =
        new Speed(
            100,
            2_000,
            Map.of(
                "resnet18-w16", new Speed.ClassifierSpeed(500, 700_000),
                "vgg19-w16", new Speed.ClassifierSpeed(50, 5_000_000)));

    // When
    Estimate two = Estimate.of(request, data(), more);

    // Then: 345,600 images at 50 a second; 18 classifiers of 5 million float32 values
    assertThat(two.rest().minus(one.rest())).isEqualTo(Duration.ofSeconds(6_912));
    assertThat(two.bytes() - one.bytes()).isEqualTo(18L * 5_000_000 * 4);
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
        Optional.empty(),
        Optional.empty());
  }

  private static DatasetManifest data() {
    return new DatasetManifest(
        "phantoms", 64, true, true, "hash", "", CLASSES, new TreeMap<>(), new TreeMap<>());
  }
}
