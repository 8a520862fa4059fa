package io.synthorax.console.view;

import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.SynthesisRequested;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OrderStateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ExampleStudy study = ExampleStudy.any();
  private final StudyViews views = new StudyViews(10, Clock.fixed(START, ZoneOffset.UTC));

  @Test
  void isDoneWhenEveryPartIsThereInWhateverOrder() {
    // Given
    views.apply(synthesized(4096, 904, Optional.empty()), START);
    views.apply(requested(1, 4096, 904), START);
    assertThat(view().state()).isEqualTo(OrderView.State.SYNTHESIZING);
    assertThat(view().count()).isEqualTo(5000);

    // When
    views.apply(synthesized(0, 4096, Optional.empty()), START);
    views.apply(requested(0, 0, 4096), START);

    // Then
    assertThat(view().state()).isEqualTo(OrderView.State.DONE);
    assertThat(view().links()).containsKeys("zip", "npy", "dicom", "sheet");
    assertThat(views.orderShards(study.id(), "o1"))
        .extracting(Shard::count)
        .containsExactly(4096, 904);
  }

  @Test
  void failsWithTheReason() {
    // Given
    views.apply(requested(0, 0, 4096), START);

    // When
    views.apply(synthesized(0, 0, Optional.of("the generator does not load")), START);

    // Then
    assertThat(view().state()).isEqualTo(OrderView.State.FAILED);
    assertThat(view().failure()).contains("the generator does not load");
    assertThat(view().links()).doesNotContainKey("zip");
  }

  private OrderView view() {
    return views.order(study.id(), "o1").orElseThrow();
  }

  private SynthesisRequested requested(int shard, long first, int count) {
    return new SynthesisRequested(
        study.id(),
        study.run(RARE),
        RARE,
        study.request().dataset(),
        "o1",
        shard,
        study.checkpoint(RARE, 10),
        1,
        first,
        count,
        OptionalInt.of(5000),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private BatchSynthesized synthesized(long first, int count, Optional<String> failure) {
    var checkpoint = study.checkpoint(RARE, 10);
    List<Shard> shards = count == 0 ? List.of() : List.of(new Shard(checkpoint.generator(), count));
    return new BatchSynthesized(
        study.id(),
        study.run(RARE),
        RARE,
        study.request().dataset(),
        checkpoint,
        1,
        first,
        count,
        shards,
        Optional.empty(),
        Optional.of("o1"),
        failure,
        Optional.empty());
  }
}
