package io.synthorax.console.view;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyCompleted.Outcome;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.TrainingEnded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StudyViewsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock LATER = Clock.fixed(START.plusSeconds(600), ZoneOffset.UTC);

  private final ExampleStudy study = ExampleStudy.any();
  private final StudyViews views = new StudyViews(10, LATER);

  @Test
  void goThroughTheStatusesOfAStudy() {
    // Given
    List<StudyStatus> seen = new ArrayList<>();

    // When
    for (Event event : wholeStudy()) {
      views.apply(event, START);
      views.find(study.id(), 0).map(StudyView::status).ifPresent(seen::add);
    }

    // Then
    assertThat(seen.stream().distinct())
        .containsExactly(
            StudyStatus.QUEUED,
            StudyStatus.TRAINING,
            StudyStatus.EVALUATING,
            StudyStatus.CLASSIFYING,
            StudyStatus.COMPLETED);
  }

  @Test
  void areTheSameWhateverTheOrderOfTheEvents() {
    // Given
    wholeStudy().forEach(event -> views.apply(event, START));
    String expected = Json.text(views.find(study.id(), 15).orElseThrow());
    List<Event> shuffled = new ArrayList<>(wholeStudy());
    shuffled.addAll(wholeStudy());
    Collections.shuffle(shuffled, new Random(5));
    StudyViews others = new StudyViews(10, LATER);

    // When
    shuffled.forEach(event -> others.apply(event, START));

    // Then
    assertThat(Json.text(others.find(study.id(), 15).orElseThrow())).isEqualTo(expected);
  }

  @Test
  void showWhatARunDoes() {
    // Given
    views.apply(study.registered(), START);
    views.apply(study.requested(NORMAL), START);
    views.apply(study.requested(RARE), START);

    // When
    views.apply(study.epoch(NORMAL, 3, true), START.plusSeconds(5));

    // Then
    StudyView view = views.find(study.id(), 15).orElseThrow();
    assertThat(view.phantom()).contains(true);
    assertThat(view.silentSeconds()).hasValue(595);
    assertThat(view.compositionsTotal()).isEqualTo(15);
    assertThat(view.runs()).extracting(RunView::state).containsExactly("TRAINING", "QUEUED");
    RunView run = view.runs().get(0);
    assertThat(run.imagesShown()).isEqualTo(3072);
    assertThat(run.fraction()).isEqualTo(0.3);
    assertThat(run.discriminatorLoss()).contains(1.2);
    assertThat(run.diversity()).contains(0.9);
    assertThat(run.checkpoints().get(0).samples())
        .contains("/api/v1/studies/" + study.id() + "/runs/Normal/checkpoints/3/samples.png");
  }

  @Test
  void showTheEpochThatATrainerGoesOnFromAfterItWasKilled() {
    // Given
    views.apply(study.requested(NORMAL), START);
    views.apply(study.epoch(NORMAL, 7, false), START.plusSeconds(5));

    // When
    views.apply(study.epoch(NORMAL, 4, false), START.plusSeconds(60));

    // Then
    RunView run = views.find(study.id(), 0).orElseThrow().runs().get(0);
    assertThat(run.epoch()).isEqualTo(4);
    assertThat(run.imagesShown()).isEqualTo(4096);
  }

  @Test
  void keepAFailureWithItsReasonUntilTheStudyIsRequestedAgain() {
    // Given
    views.apply(study.requested(NORMAL), START);
    views.apply(study.failed(), START.plusSeconds(10));
    StudyView failed = views.find(study.id(), 0).orElseThrow();

    // When
    views.apply(study.requested(NORMAL), START.plusSeconds(20));

    // Then
    assertThat(failed.status()).isEqualTo(StudyStatus.FAILED);
    assertThat(failed.reason()).contains("evaluation: hash mismatch");
    assertThat(failed.silentSeconds()).isEmpty();
    assertThat(views.find(study.id(), 0).orElseThrow().status()).isEqualTo(StudyStatus.QUEUED);
  }

  @Test
  void showAStudyWithoutAGeneratorAsCompletedPartially() {
    // Given
    views.apply(study.ended(NORMAL, TrainingEnded.Outcome.DIVERGED), START);

    // When
    views.apply(study.completed(Outcome.COMPLETED_PARTIALLY, new byte[0], new byte[0]), START);

    // Then
    StudyView view = views.find(study.id(), 0).orElseThrow();
    assertThat(view.status()).isEqualTo(StudyStatus.COMPLETED_PARTIALLY);
    assertThat(view.reason()).contains("no generator");
    assertThat(view.runs().get(0).state()).isEqualTo("DIVERGED");
    assertThat(view.runs().get(0).reason()).contains("the loss is not finite");
    assertThat(view.links()).containsKey("export");
  }

  @Test
  void forgetTheOldestEndedStudyBeyondTheMost() {
    // Given
    StudyViews few = new StudyViews(2, LATER);
    List<ExampleStudy> studies = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      studies.add(new ExampleStudy(new DatasetId("d1"), 32, i));
    }
    few.apply(studies.get(0).requested(NORMAL), START);
    few.apply(studies.get(1).completed(Outcome.COMPLETED, new byte[0], new byte[0]), START);

    // When
    few.apply(studies.get(2).requested(NORMAL), START.plusSeconds(1));

    // Then
    assertThat(few.all())
        .extracting(StudySummary::study)
        .containsExactly(studies.get(2).id(), studies.get(0).id());
  }

  @Test
  void forgetADeletedStudyForGood() {
    // Given
    views.apply(study.requested(NORMAL), START);

    // When
    views.apply(new StudyDeleted(study.id()), START);
    views.apply(study.epoch(NORMAL, 1, false), START);

    // Then
    assertThat(views.find(study.id(), 0)).isEmpty();
  }

  @Test
  void sendMissedEventsAndThenNewOnes() {
    // Given
    views.apply(study.requested(NORMAL), START);
    long seen = views.sequence();
    views.apply(study.epoch(NORMAL, 1, false), START);
    List<Event> heard = new ArrayList<>();

    // When
    Runnable end = views.listen(study.id(), seen, event -> heard.add(event.event()));
    views.apply(study.epoch(NORMAL, 2, false), START);
    views.apply(new ExampleStudy(new DatasetId("d1"), 32, 3).requested(NORMAL), START);
    end.run();
    views.apply(study.epoch(NORMAL, 3, false), START);

    // Then
    assertThat(heard).containsExactly(study.epoch(NORMAL, 1, false), study.epoch(NORMAL, 2, false));
    assertThat(views.remembersAfter(seen)).isTrue();
    assertThat(views.remembersAfter(views.sequence() + 1)).isFalse();
  }

  private List<Event> wholeStudy() {
    var batch = study.batch(NORMAL, 10, List.of());
    List<Event> events = new ArrayList<>();
    events.add(study.registered());
    events.add(study.requested(NORMAL));
    events.add(study.requested(RARE));
    for (int epoch = 1; epoch <= 10; epoch++) {
      events.add(study.epoch(NORMAL, epoch, epoch == 10));
    }
    events.add(study.ended(NORMAL, TrainingEnded.Outcome.COMPLETED));
    events.add(batch);
    events.add(study.evaluated(NORMAL, 10));
    events.add(study.epoch(RARE, 1, false));
    events.add(study.ended(RARE, TrainingEnded.Outcome.COMPLETED));
    events.add(study.selected(NORMAL, Optional.of(batch)));
    events.add(study.selected(RARE, Optional.empty()));
    events.add(study.compared(Composition.BR, 0));
    events.add(study.compared(Composition.GS, 0));
    events.add(study.completed(Outcome.COMPLETED, new byte[0], new byte[0]));
    return events;
  }
}
