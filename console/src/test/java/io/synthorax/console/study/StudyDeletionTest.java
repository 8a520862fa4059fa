package io.synthorax.console.study;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.export.StoredStudy;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDeletionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final StudyViews views = new StudyViews(10, Clock.fixed(START, ZoneOffset.UTC));
  private final EventPublisher publisher = event -> views.apply(event, START.plusSeconds(9));
  private final StudyDeletion deletion = new StudyDeletion(views, store, publisher);

  @Test
  void removesEverythingOfAStudyAndNothingElse() throws Exception {
    // Given
    ExampleStudy study = failed();

    // When
    deletion.delete(study.id());

    // Then
    assertThat(store.list(ObjectLayout.study(study.id()) + "/")).isEmpty();
    assertThat(store.list("datasets/")).isNotEmpty();
    assertThat(views.find(study.id(), 0)).isEmpty();
    assertThat(views.deleted(study.id())).isTrue();
  }

  @Test
  void waitsForWhatStillTrains() throws Exception {
    // Given
    ExampleStudy study = failed();
    views.apply(study.epoch(RARE, 1, false), START);

    // When, Then
    assertThatThrownBy(() -> deletion.delete(study.id())).isInstanceOf(StateConflict.class);
    assertThat(store.find(ObjectLayout.request(study.id()))).isPresent();
    views.apply(study.ended(RARE, Outcome.STOPPED), START);
    deletion.delete(study.id());
    assertThat(store.find(ObjectLayout.request(study.id()))).isEmpty();
  }

  @Test
  void refusesAStudyThatIsUnderWayOrUnknown() {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).running();
    views.apply(study.requested(NORMAL), START);

    // When, Then
    assertThatThrownBy(() -> deletion.delete(study.id())).isInstanceOf(StateConflict.class);
    assertThatThrownBy(() -> deletion.delete(new StudyId("s0"))).isInstanceOf(NothingThere.class);
  }

  private ExampleStudy failed() throws IOException {
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();
    views.apply(study.requested(NORMAL), START);
    views.apply(study.failed(), START);
    return study;
  }
}
