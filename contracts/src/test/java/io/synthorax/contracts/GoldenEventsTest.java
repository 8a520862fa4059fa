package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of every event is pinned: a change here is a change of what is stored and sent. */
class GoldenEventsTest {
  static Stream<Event> events() {
    return Stream.concat(
        SampleEvents.all().stream(),
        Stream.of(SampleEvents.composition(), SampleEvents.epoch(OptionalDouble.of(0.75))));
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
        new String(golden(event), java.nio.charset.StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"later\": {\"a\": [1]}, ");

    assertThat(Json.read(later.getBytes(java.nio.charset.StandardCharsets.UTF_8), event.getClass()))
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
    boolean added =
        event instanceof TrainRequested
            || event instanceof EpochFinished epoch && epoch.diversity().isPresent();
    return Topic.of(event.getClass()).topicName()
        + (composition ? "-composition" : "")
        + ".v1"
        + (added ? "-2" : "");
  }
}
