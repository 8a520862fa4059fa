package io.synthorax.console.retraining;

import static io.synthorax.console.retraining.Ward.EDEMA;
import static io.synthorax.console.retraining.Ward.ID;
import static io.synthorax.console.retraining.Ward.NORMAL;
import static io.synthorax.console.retraining.Ward.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Promotion.Decision;
import io.synthorax.contracts.Promotion.Outcome;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.RetrainingTrigger.TrainingScan;
import io.synthorax.contracts.ScanAdded;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Succession;
import io.synthorax.contracts.Withdrawal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingStageTest {
  private static final int ENOUGH = 12;

  @TempDir Path folder;
  private Ward ward;

  @BeforeEach
  void open() {
    ward = new Ward(folder, ENOUGH);
  }

  @Test
  void scansThatComeOneByOneAndTwiceLeadToOneRetrainingWhoeverLooksHoweverOften() throws Exception {
    // Given
    assertThat(ward.takeEverywhere(2)).isEqualTo(ENOUGH);
    ward.take(1000, ward.patientOf(Part.TRAIN, 1), NORMAL);
    ward.lookAfter(QUIET.dividedBy(2));
    assertThat(ward.records.lastTrigger(ID)).isEmpty();

    // When
    ward.lookAfter(QUIET);
    ward.restart();
    ward.lookAfter(QUIET);
    ward.complete(1, StudyCompleted.Outcome.COMPLETED, Optional.empty());
    ward.restart();
    ward.lookAfter(QUIET);
    ward.lookAfter(QUIET);

    // Then
    assertThat(ward.studies()).containsExactly(ward.retraining(1).study());
    RetrainingTrigger trigger = ward.records.lastTrigger(ID).orElseThrow();
    assertThat(trigger.number()).isEqualTo(1);
    assertThat(trigger.scans()).hasSize(ENOUGH);
    assertThat(trigger.predecessors()).isEmpty();
    assertThat(ward.dataset(1).images(Part.VALIDATION, EDEMA)).isEqualTo(2);
    assertThat(ward.dataset(1).splitRule()).contains("keyed hash", "for ever");
    assertThat(ward.promotion(1).outcome()).isEqualTo(Outcome.PROMOTED);
  }

  @Test
  void aCrashBetweenAnyTwoStepsChangesNothing() throws Exception {
    // Given a trigger that was written just before everything ended
    ward.takeEverywhere(2);
    ward.lookAfter(QUIET);
    RetrainingTrigger trigger = ward.records.lastTrigger(ID).orElseThrow();
    var before = ward.retraining(1);
    ward.store.delete(ObjectLayout.retraining(ID, 1));

    // When
    ward.restart();
    ward.take(5000, ward.patientOf(Part.TRAIN, 5000), NORMAL);
    ward.lookAfter(QUIET);

    // Then the later scan is not in it
    assertThat(ward.retraining(1)).isEqualTo(before);
    assertThat(ward.records.lastTrigger(ID)).contains(trigger);
  }

  @Test
  void aLaterDataSetMovesNoPatient() throws Exception {
    // Given
    ward.takeEverywhere(2);
    ward.lookAfter(QUIET);
    ward.complete(1, StudyCompleted.Outcome.COMPLETED, Optional.empty());
    ward.lookAfter(QUIET);
    Map<String, Part> parts = parts(1);

    // When many more come, of one class in the main
    for (int i = 0; i < 3 * ENOUGH; i++) {
      ward.take(3000 + i, "another-" + i, EDEMA);
    }
    ward.lookAfter(QUIET);

    // Then
    assertThat(parts(2)).containsAllEntriesOf(parts).hasSizeGreaterThan(parts.size());
    assertThat(ward.dataset(2).id()).isNotEqualTo(ward.dataset(1).id());
  }

  private Map<String, Part> parts(int number) {
    Map<String, Part> parts = new HashMap<>();
    ward.records.trigger(ID, number).orElseThrow().scans().stream()
        .map(TrainingScan::patientKey)
        .forEach(patient -> parts.put(patient, ward.projects.split(ID).part(patient)));
    // What the data set holds of a part is what the hashes say.
    for (Part part : Part.values()) {
      long patients = parts.values().stream().filter(part::equals).count();
      assertThat(
              ward.dataset(number).parts().get(part).counts().values().stream()
                  .mapToInt(count -> count.patients())
                  .sum())
          .isEqualTo((int) patients);
    }
    return parts;
  }

  @Test
  void startsFromWhatIsServedAndReplacesItOnlyByWhatIsBetter() throws Exception {
    // Given
    StudyId first = promoteFirst();

    // When
    StudyId second = retrain(2, succession(first, false));
    StudyId third = retrain(3, succession(first, true));
    StudyId fourth = retrain(4, succession(third, true));

    // Then
    assertThat(ward.records.trigger(ID, 2).orElseThrow().predecessors())
        .isEqualTo(Map.of(NORMAL, first, EDEMA, first));
    Decision kept = ward.promotion(2).classes().get(EDEMA);
    assertThat(ward.promotion(2).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(kept.served()).contains(new Served(1, first));
    assertThat(kept.reason()).isEqualTo("compared");
    assertThat(ward.records.trigger(ID, 3).orElseThrow().predecessors())
        .isEqualTo(Map.of(NORMAL, first, EDEMA, first));
    assertThat(ward.records.trigger(ID, 4).orElseThrow().predecessors())
        .isEqualTo(Map.of(NORMAL, third, EDEMA, third));
    assertThat(ward.records.served(ID).get(NORMAL)).isEqualTo(new Served(4, fourth));
    assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
  }

  @Test
  void aStudyThatFailsOrIsDeletedLeavesWhatIsServed() throws Exception {
    // Given
    StudyId first = promoteFirst();
    more(2);
    ward.lookAfter(QUIET);
    ward.complete(2, StudyCompleted.Outcome.FAILED, Optional.empty());

    // When
    ward.lookAfter(QUIET);
    more(3);
    ward.lookAfter(QUIET);
    ward.store.delete(ObjectLayout.request(ward.retraining(3).study()));
    ward.lookAfter(QUIET);

    // Then
    assertThat(ward.promotion(2).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ward.promotion(2).reason()).isEqualTo("said so");
    assertThat(ward.promotion(3).reason()).isEqualTo("the study was deleted");
    assertThat(ward.records.served(ID).values()).containsOnly(new Served(1, first));
  }

  @Test
  void whoWithdrawsIsForgottenNamedAndLeftOutOfTheNextRetrainingWhichStartsAnew() throws Exception {
    // Given a patient with one scan, of one class
    String patient = ward.patientOf(Part.TRAIN, 77);
    String scan = ward.take(77, patient, EDEMA);
    StudyId first = promoteFirst();

    // When
    Withdrawal withdrawal = ward.withdrawals.withdraw(ID, patient);
    Withdrawal again = ward.withdrawals.withdraw(ID, patient);
    ward.restart();
    ward.lookAfter(QUIET);

    // Then
    assertThat(again).isEqualTo(withdrawal);
    assertThat(withdrawal.scans()).containsExactly(scan);
    assertThat(ward.store.list("projects/ward-7/scans/" + scan)).isEmpty();
    assertThat(withdrawal.affected()).hasSize(1);
    Withdrawal.AffectedRetraining affected = withdrawal.affected().get(0);
    assertThat(affected.study()).contains(first);
    assertThat(affected.generators()).containsExactly(EDEMA);
    assertThat(affected.served()).containsExactly(EDEMA);
    assertThat(affected.exports()).isFalse();
    RetrainingTrigger next = ward.records.trigger(ID, 2).orElseThrow();
    assertThat(next.reason()).contains("withdrawn");
    assertThat(next.scans()).extracting(TrainingScan::sha256).doesNotContain(scan);
    assertThat(next.predecessors()).isEqualTo(Map.of(NORMAL, first));
    assertThatThrownBy(() -> ward.take(78, patient, EDEMA))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("withdrawn")
        .hasMessageNotContaining(patient);
  }

  @Test
  void whatHasSeenAPatientWhoWithdrewMeanwhileIsNotPromoted() throws Exception {
    // Given
    String patient = ward.patientOf(Part.TRAIN, 77);
    ward.take(77, patient, EDEMA);
    ward.takeEverywhere(2);
    ward.lookAfter(QUIET);
    ward.complete(1, StudyCompleted.Outcome.COMPLETED, Optional.empty());

    // When
    ward.withdrawals.withdraw(ID, patient);
    ward.lookAfter(QUIET);

    // Then
    assertThat(ward.promotion(1).classes().get(EDEMA).served()).isEmpty();
    assertThat(ward.promotion(1).classes().get(NORMAL).promoted()).isTrue();
  }

  @Test
  void aScanIsItsPixelsWithoutAnyNameAndNoLabelMeansTheQueue() throws Exception {
    // Given
    Path picture = ward.picture(9);

    // When
    var taken = ward.intake.take(ID, picture, "Doe^Jane", Optional.empty());
    var again = ward.intake.take(ID, picture, "Doe^Jane ", Optional.empty());
    ward.intake.label(ID, taken.scan(), EDEMA);

    // Then
    assertThat(taken.added()).isTrue();
    assertThat(again.added()).isFalse();
    assertThat(ward.published(ScanAdded.class))
        .extracting(ScanAdded::id)
        .containsOnly("scan-added/ward-7/" + taken.scan());
    assertThat(ward.views.scan(ID, taken.scan()).orElseThrow().label()).contains(EDEMA);
    ward.store.list("").forEach(key -> assertThat(key).doesNotContain("Doe"));
    assertThat(ward.published(ScanAdded.class).get(0).patientKey()).matches("[0-9a-f]{32}");
    assertThatThrownBy(() -> ward.intake.take(ID, picture, " ", Optional.empty()))
        .hasMessageContaining("of no patient");
    assertThatThrownBy(() -> ward.intake.take(ID, picture, "another", Optional.empty()))
        .hasMessageContaining("of another patient");
  }

  private StudyId promoteFirst() throws Exception {
    ward.takeEverywhere(2);
    ward.lookAfter(QUIET);
    ward.complete(1, StudyCompleted.Outcome.COMPLETED, Optional.empty());
    ward.lookAfter(QUIET);
    return ward.retraining(1).study();
  }

  private StudyId retrain(int number, Succession succession) throws Exception {
    more(number);
    ward.lookAfter(QUIET);
    ward.complete(number, StudyCompleted.Outcome.COMPLETED, Optional.of(succession));
    ward.lookAfter(QUIET);
    return ward.retraining(number).study();
  }

  private void more(int number) throws Exception {
    for (int i = 0; i < ENOUGH; i++) {
      int seed = 10_000 * number + i;
      ward.take(seed, ward.patientOf(Part.TRAIN, seed), NORMAL);
    }
  }

  private static Succession succession(StudyId predecessor, boolean better) {
    return new Succession(predecessor, better, "compared", List.of());
  }
}
