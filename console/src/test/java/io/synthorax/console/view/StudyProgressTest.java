package io.synthorax.console.view;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.TrainingEnded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ExampleStudy study = ExampleStudy.any();
  private final StudyViews views = new StudyViews(10, Clock.fixed(START, ZoneOffset.UTC));

  @Test
  void ofTrainingCountsRunsThatHaveNotBegunByTheirBudget() {
    // Given
    views.apply(study.requested(NORMAL), START);
    views.apply(study.requested(RARE), START);

    // When
    views.apply(study.epoch(NORMAL, 5, false), START);

    // Then
    assertThat(progress().fraction()).isEqualTo(0.25, within(1e-9));
    assertThat(progress().etaSeconds()).hasValue(5 + 10);
  }

  @Test
  void ofClassifiersIsToldByThePaceOfThoseThatAreDone() {
    // Given
    views.apply(study.requested(NORMAL), START);
    views.apply(study.ended(NORMAL, TrainingEnded.Outcome.COMPLETED), START);
    views.apply(study.selected(NORMAL, Optional.empty()), START);
    for (int seed = 0; seed < 6; seed++) {
      views.apply(
          new CompositionRequested(
              study.id(), study.request().dataset(), Composition.GS, "resnet18-w16", seed),
          START);
    }

    // When
    for (int seed = 0; seed < 3; seed++) {
      views.apply(study.compared(Composition.GS, seed), START.plusSeconds(20L * seed));
    }

    // Then
    assertThat(progress().fraction()).isEqualTo(0.5);
    assertThat(progress().etaSeconds()).hasValue(60);
  }

  private StudyProgress progress() {
    return views.all().get(0).progress();
  }
}
