package io.synthorax.classifier.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.synthorax.classifier.comparison.StudyComparison.Pair;
import io.synthorax.classifier.comparison.StudyComparison.Setting;
import io.synthorax.classifier.comparison.StudyComparison.Source;
import io.synthorax.classifier.report.SampleReport;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.learning.metrics.TestImages;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {
  private static final int CLASSES = 5;
  private static final int IMAGES = 100;
  private static final StudyReport REPORT = SampleReport.realScans();

  @Test
  void aBetterGeneratorIsFoundAmongTheSamePatientsAndTheOtherSetsAreUnchanged() {
    // Given
    var first = new Source(REPORT, Optional.of(predictions(0.3)));
    StudyReport longer = changed(r -> ((ObjectNode) r.get("request")).put("budget", "30m"));
    var second = new Source(longer, Optional.of(predictions(1)));
    // When
    StudyComparison compared = StudyComparison.of(first, second);
    // Then
    assertThat(compared.paired()).isTrue();
    assertThat(compared.differs()).containsExactly(new Setting("budget", "180s", "1800s"));
    Pair gs = pair(compared, "GS");
    assertThat(gs.gain().orElseThrow().low().getAsDouble()).isPositive();
    assertThat(pair(compared, "IR").gain().orElseThrow().value()).hasValue(0);
    assertThat(compared.conclusions())
        .contains(
            "Better in the second study, in balanced accuracy: GS.",
            "Both were tested on the same 540 images of 368 patients.")
        .noneMatch(said -> said.contains("Sets without synthesized images differ"));
    assertThat(ComparisonText.of(compared))
        .contains("budget", "trained on", "What follows")
        .containsPattern("GS +balanced-accuracy +46.0 \\[41.5, 50.5\\] .*\\+[0-9.]+ \\[\\+");
  }

  @Test
  void otherSeedsOrOtherDataAreNotPaired() {
    // Given
    var first = new Source(REPORT, Optional.of(predictions(0.3)));
    StudyReport seed = changed(r -> ((ObjectNode) r.get("request")).put("seed", 8));
    StudyReport data =
        changed(r -> ((ObjectNode) r.get("data")).put("dataset", "d00000000000000aa"));
    // When
    StudyComparison ofSeed =
        StudyComparison.of(first, new Source(seed, Optional.of(predictions(1))));
    StudyComparison ofData =
        StudyComparison.of(first, new Source(data, Optional.of(predictions(1))));
    StudyComparison withoutFile = StudyComparison.of(first, new Source(REPORT, Optional.empty()));
    // Then
    assertThat(ofSeed.sameTestPatients()).isTrue();
    assertThat(ofData.sameTestPatients()).isFalse();
    for (StudyComparison compared : new StudyComparison[] {ofSeed, ofData, withoutFile}) {
      assertThat(compared.paired()).isFalse();
      assertThat(compared.sets()).hasSize(12).allMatch(pair -> pair.gain().isEmpty());
    }
    assertThat(ofSeed.conclusions().get(1)).contains("the seeds differ");
    assertThat(ofData.conclusions().get(0)).contains("tell nothing about which is better");
    assertThat(withoutFile.conclusions().get(1)).contains("predictions.csv of a study is missing");
  }

  @Test
  void aTableThatIsNoneIsRefused() {
    var broken = new Source(REPORT, Optional.of("a,b\n"));

    assertThatThrownBy(() -> StudyComparison.of(broken, broken))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("predictions.csv does not begin with");
  }

  private static Pair pair(StudyComparison compared, String set) {
    return compared.sets().stream()
        .filter(p -> p.set().equals(set) && p.figure().startsWith("balanced"))
        .findFirst()
        .orElseThrow();
  }

  private static StudyReport changed(Consumer<ObjectNode> change) {
    ObjectNode report = Json.mapper().valueToTree(REPORT);
    change.accept(report);
    return Json.mapper().convertValue(report, StudyReport.class);
  }

  /** Of IR and GS; GS is right as often as told, by chance. */
  private static String predictions(double right) {
    int[] labels = new int[IMAGES];
    int[] patients = new int[IMAGES];
    float[] ofIr = new float[IMAGES * CLASSES];
    float[] ofGs = new float[IMAGES * CLASSES];
    var random = new Random(1);
    for (int image = 0; image < IMAGES; image++) {
      labels[image] = image % CLASSES;
      patients[image] = image / 2;
      ofIr[image * CLASSES + random.nextInt(CLASSES)] = 1;
      int other = random.nextInt(CLASSES);
      ofGs[image * CLASSES + (random.nextDouble() < right ? labels[image] : other)] = 1;
    }
    var images = new TestImages(CLASSES, labels, patients);
    String model = REPORT.utility().model();
    return new Predictions(REPORT.request().classes())
        .add(Composition.IR, model, 0, images, ofIr)
        .add(Composition.GS, model, 0, images, ofGs)
        .csv();
  }
}
