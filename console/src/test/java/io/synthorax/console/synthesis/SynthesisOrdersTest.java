package io.synthorax.console.synthesis;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.console.export.StoredStudy;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Interpolation;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisOrdersTest {
  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();
  private final SynthesisOrders orders =
      new SynthesisOrders(new StudyRecords(store), published::add);
  private ExampleStudy study;

  @BeforeEach
  void storeAStudy() throws IOException {
    study = new StoredStudy(store, folder).withGeneratorForRare();
  }

  @Test
  void cutsALargeOrderIntoParts() {
    // Given, When
    String order = orders.place(study.id(), new OrderRequest(RARE, 5000, 3L, null, null));

    // Then
    assertThat(parts()).extracting(SynthesisRequested::first).containsExactly(0L, 4096L);
    assertThat(parts()).extracting(SynthesisRequested::count).containsExactly(4096, 904);
    assertThat(parts())
        .allSatisfy(
            part -> {
              assertThat(part.order()).isEqualTo(order);
              assertThat(part.ordered()).hasValue(5000);
              assertThat(part.checkpoint()).isEqualTo(study.checkpoint(RARE, 10));
              assertThat(part.truncation()).isEmpty();
            });
  }

  @Test
  void namesAnOrderByWhatDecidesItsImages() {
    // Given
    String order = orders.place(study.id(), new OrderRequest(RARE, 10, null, null, null));

    // When
    String again = orders.place(study.id(), new OrderRequest(RARE, 10, 1L, 1.0, null));
    String other = orders.place(study.id(), new OrderRequest(RARE, 10, 1L, 0.7, null));
    String way =
        orders.place(
            study.id(), new OrderRequest(RARE, null, 1L, null, new Interpolation(0, 4, 10)));

    // Then
    assertThat(again).isEqualTo(order);
    assertThat(List.of(order, other, way)).doesNotHaveDuplicates();
    assertThat(parts().get(2).truncation()).hasValue(0.7);
    assertThat(parts().get(3).interpolation()).contains(new Interpolation(0, 4, 10));
  }

  @Test
  void refusesWhatCannotBeMade() {
    // Given
    OrderRequest normal = new OrderRequest(NORMAL, 1, null, null, null);
    OrderRequest unknown = new OrderRequest(new ClassLabel("Mass"), 1, null, null, null);

    // When, Then
    assertThatThrownBy(() -> orders.place(study.id(), normal))
        .isInstanceOf(StateConflict.class)
        .hasMessageContaining("no generator for Normal: lowest kernel distance");
    assertThatThrownBy(() -> orders.place(study.id(), unknown)).isInstanceOf(RequestRefused.class);
    assertThatThrownBy(() -> orders.place(new StudyId("s0"), normal))
        .isInstanceOf(NothingThere.class);
    assertThatThrownBy(() -> new OrderRequest(RARE, 0, null, null, null))
        .isInstanceOf(RequestRefused.class);
    assertThatThrownBy(() -> new OrderRequest(RARE, 1, null, 1.5, null))
        .isInstanceOf(RequestRefused.class);
    assertThat(published).isEmpty();
  }

  private List<SynthesisRequested> parts() {
    return published.stream().map(SynthesisRequested.class::cast).toList();
  }
}
