package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningStageTest {
  @TempDir Path folder;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();
  private final OpeningStage stage = new OpeningStage(new Receipts(store), published::add);
  private PhantomStudy study;

  @BeforeEach
  void storeStudy() throws Exception {
    study = PhantomStudy.store(store, folder, PhantomStudy.tiny(2, Composition.IR, Composition.GS));
  }

  @Test
  void waitsForEveryClass() throws Exception {
    // Given
    study.select(PhantomStudy.NORMAL, 2);
    GeneratorSelected second = study.select(PhantomStudy.EFFUSION, 2);
    // When
    stage.open(second);
    // Then
    assertThat(published).isEmpty();
  }

  @Test
  void asksForEveryModelByItsName() throws Exception {
    // Given
    study =
        PhantomStudy.store(
            store,
            folder.resolve("models"),
            PhantomStudy.tiny(1, Composition.IR)
                .with(
                    List.of(ClassifierModel.ALEXNET, ClassifierModel.RESNET18),
                    4,
                    Optional.empty()));
    study.selectNone(PhantomStudy.CARDIOMEGALY);
    study.select(PhantomStudy.EFFUSION, 2);
    GeneratorSelected last = study.select(PhantomStudy.NORMAL, 2);
    // When
    stage.open(last);
    // Then
    assertThat(published)
        .map(event -> ((CompositionRequested) event).naturalKey())
        .containsExactly(study.id() + "/IR/alexnet-w4/0", study.id() + "/IR/resnet18-w4/0");
  }

  @Test
  void asksForEveryCompositionWithEverySeedOnceAllClassesAreThereWithAGeneratorOrWithout()
      throws Exception {
    // Given
    study.selectNone(PhantomStudy.CARDIOMEGALY);
    study.select(PhantomStudy.EFFUSION, 2);
    GeneratorSelected last = study.select(PhantomStudy.NORMAL, 2);
    // When
    stage.open(last);
    // Then
    assertThat(published)
        .map(event -> ((CompositionRequested) event).naturalKey())
        .containsExactlyInAnyOrder(
            study.id() + "/IR/resnet18-w4/0",
            study.id() + "/GS/resnet18-w4/0",
            study.id() + "/IR/resnet18-w4/1",
            study.id() + "/GS/resnet18-w4/1");
  }

  @Test
  void asksForTheSameAgainWhenASelectionComesAgain() throws Exception {
    // Given
    study.select(PhantomStudy.CARDIOMEGALY, 1);
    study.select(PhantomStudy.EFFUSION, 1);
    GeneratorSelected last = study.select(PhantomStudy.NORMAL, 1);
    stage.open(last);
    List<Event> first = List.copyOf(published);
    published.clear();
    // When
    stage.open(last);
    // Then
    assertThat(published).isEqualTo(first);
  }

  @Test
  void refusesASelectionOfAStudyThatNobodyAskedFor() throws Exception {
    // Given
    GeneratorSelected selected = study.selectNone(PhantomStudy.NORMAL);
    store.delete(ObjectLayout.request(study.id()));
    // When, then
    assertThatThrownBy(() -> stage.open(selected))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("no request");
  }
}
