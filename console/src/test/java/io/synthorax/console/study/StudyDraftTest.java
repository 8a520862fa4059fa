package io.synthorax.console.study;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.export.StoredStudy;
import io.synthorax.console.study.StudyDraft.ClassBalance;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Recipe;
import io.synthorax.contracts.StudyDefaults;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDraftTest {
  @TempDir Path folder;

  private DatasetManifest dataset;

  @BeforeEach
  void storeADataset() {
    InMemoryObjectStore store = new InMemoryObjectStore();
    ExampleStudy study = new StoredStudy(store, folder).running();
    dataset = new StudyRecords(store).dataset(study.request().dataset());
  }

  @Test
  void fillsInWhatWasNotChosenAsTheCommandLineDoes() {
    // Given, When
    StudyDraft draft = StudyDraft.of(choice(null, null, null, null), dataset);

    // Then
    assertThat(draft.request().budget()).isEqualTo(StudyDefaults.of(true).budget());
    assertThat(draft.request().utility()).isEqualTo(StudyDefaults.of(true).utility());
    assertThat(draft.request().classes()).containsExactly(NORMAL, RARE);
    assertThat(draft.study()).isEqualTo(draft.request().study());
    Duration perClass = ((Budget.Time) StudyDefaults.of(true).budget()).duration();
    assertThat(draft.trainingSeconds()).hasValue(2 * perClass.toSeconds());
  }

  @Test
  void tellsTheBalanceBeforeAndAfter() {
    // Given, When
    StudyDraft draft = StudyDraft.of(choice(null, null, null, null), dataset);

    // Then
    assertThat(draft.balance())
        .containsExactly(new ClassBalance(NORMAL, 20, 0, 6), new ClassBalance(RARE, 6, 14, 20));
  }

  @Test
  void takesWhatWasChosen() {
    // Given, When
    StudyDraft draft =
        StudyDraft.of(
            choice(
                List.of(RARE, NORMAL),
                Budget.parse("20k"),
                Generators.BOTH,
                List.of(Composition.GS, Composition.IR)),
            dataset);

    // Then
    assertThat(draft.request().classes()).containsExactly(RARE, NORMAL);
    assertThat(draft.request().runs()).hasSize(3);
    assertThat(draft.trainingSeconds()).isEmpty();
    assertThat(draft.classifiers()).isEqualTo(2 * 3);
  }

  @Test
  void refusesAClassThatTheDataSetDoesNotHave() {
    // Given
    StudyChoice choice = choice(List.of(NORMAL, new ClassLabel("Mass")), null, null, null);

    // When, Then
    assertThatThrownBy(() -> StudyDraft.of(choice, dataset))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("Mass");
  }

  private StudyChoice choice(
      List<ClassLabel> classes,
      Budget budget,
      Generators generators,
      List<Composition> compositions) {
    return new StudyChoice(
        dataset.id(),
        classes,
        budget,
        null,
        Recipe.DEFAULT,
        generators,
        compositions,
        1L,
        Optional.empty());
  }
}
