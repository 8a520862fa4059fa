package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of every event is pinned: a change here is a change of what is stored and sent. */
class GoldenEventsTest {
  static Stream<Event> events() {
    return Stream.of(
            SampleEvents.all(),
            List.of(
                SampleEvents.composition(),
                SampleEvents.judging(),
                SampleEvents.checked(),
                SampleEvents.succeeding(),
                SampleEvents.epoch(OptionalDouble.of(0.75)),
                SampleEvents.batch(Optional.of("torch-bf16")),
                SampleEvents.interpolation()),
            SampleEvents.conditional())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventIsWrittenAsItsGoldenFile(Event event) throws IOException {
    assertThat(Json.mapper().readTree(Json.write(event)))
        .isEqualTo(Json.mapper().readTree(golden(event)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void goldenFileIsReadAsItsEvent(Event event) throws IOException {
    assertThat(Json.read(golden(event), event.getClass())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void unknownFieldsAreIgnored(Event event) throws IOException {
    String later =
        new String(golden(event), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"later\": {\"a\": [1]}, ");

    assertThat(Json.read(later.getBytes(StandardCharsets.UTF_8), event.getClass()))
        .isEqualTo(event);
  }

  @Test
  void aRequestRecordedBeforeStabilizationWasAChoiceIsReadAsWhatWasDoneThen() throws IOException {
    TrainRequested request = Json.read(golden("train-requested.v1"), TrainRequested.class);

    assertThat(request.specification())
        .isEqualTo(SampleEvents.SPECIFICATION.with(64, 0, Stabilization.UNRECORDED));
    assertThat(request.startFrom()).isPresent();
  }

  @Test
  void everyTopicHasASample() {
    Set<Class<?>> sampled = new HashSet<>();
    SampleEvents.all().forEach(event -> sampled.add(event.getClass()));

    assertThat(Stream.of(Topic.values()).flatMap(topic -> topic.payload().stream()))
        .allMatch(sampled::contains);
  }

  @Test
  void idsFollowFromWhatTheEventIsAbout() {
    assertThat(SampleEvents.all()).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(SampleEvents.BATCH.id()).isEqualTo("batch-synthesized/s0123456789ab/Pneumothorax/8");
  }

  @Test
  void aRunIsOfOneClassOrOfSeveral() {
    TrainingEnded ended = (TrainingEnded) SampleEvents.conditional().get(2);

    assertThat(ended.labels()).containsExactly(SampleEvents.NORMAL, SampleEvents.LABEL);
    byte[] ofNone =
        Json.text(ended).replaceAll(",\"classes\":\\[.*]", "").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Json.read(ofNone, TrainingEnded.class))
        .hasStackTraceContaining("label is Optional.empty");
  }

  @Test
  void everyClassOfAConditionalRunHasItsOwnIds() {
    BatchSynthesized batch = conditionalBatch(SampleEvents.LABEL);

    assertThat(batch.id()).isEqualTo("batch-synthesized/s0123456789ab/all/Pneumothorax/8");
    assertThat(conditionalBatch(SampleEvents.NORMAL).id()).isNotEqualTo(batch.id());
    assertThat(new MetricsComputed.OfCheckpoint(RunId.ALL, SampleEvents.NORMAL, 8).key())
        .isEqualTo("all/Normal/8");
    assertThat(ObjectLayout.batch(batch.study(), RunId.ALL, SampleEvents.LABEL, 8))
        .isEqualTo("studies/s0123456789ab/runs/all/classes/Pneumothorax/batches/8/batch.json");
    assertThat(ObjectLayout.batch(batch.study(), SampleEvents.RUN, SampleEvents.LABEL, 8))
        .isEqualTo("studies/s0123456789ab/runs/Pneumothorax/batches/8/batch.json");
  }

  private static BatchSynthesized conditionalBatch(ClassLabel label) {
    BatchSynthesized of = SampleEvents.BATCH;
    return new BatchSynthesized(
        of.study(),
        RunId.ALL,
        label,
        of.dataset(),
        of.checkpoint(),
        of.seed(),
        of.first(),
        of.count(),
        of.shards(),
        of.preview(),
        of.order(),
        of.failure(),
        of.engine());
  }

  private static byte[] golden(Event event) throws IOException {
    return golden(name(event));
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = GoldenEventsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(in).as("golden file " + name).isNotNull();
      return in.readAllBytes();
    }
  }

  /** The newest form of a type: what was added to it within its version makes another file. */
  static String name(Event event) {
    boolean composition =
        event instanceof MetricsComputed metrics
            && metrics.measured() instanceof MetricsComputed.OfComposition;
    boolean conditional = event instanceof RunEvent run && run.run().equals(RunId.ALL);
    boolean added =
        event instanceof TrainRequested
            || event instanceof BatchSynthesized batch && batch.engine().isPresent()
            || event instanceof MetricsComputed checked && checked.privacy().isPresent()
            || event instanceof GeneratorSelected selected && selected.succession().isPresent()
            || event instanceof SynthesisRequested order && order.interpolation().isPresent()
            || event instanceof EpochFinished epoch && epoch.diversity().isPresent()
            || event instanceof MetricsComputed metrics
                && metrics.measured() instanceof MetricsComputed.OfComposition composed
                && composed.synthesizedScores().isPresent();
    return Topic.of(event.getClass()).topicName()
        + (composition ? "-composition" : "")
        + (conditional ? "-all" : "")
        + ".v1"
        + (added && !conditional ? "-2" : "");
  }
}
