package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.WorldUnreachable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class StageRunnerTest {
  private final List<Event> published = new ArrayList<>();
  private final List<String> deadLetters = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Heartbeat heartbeat = new Heartbeat(Duration.ofMinutes(1));
  private final StageRunner runner =
      new StageRunner(
          published::add,
          (record, reason) -> deadLetters.add(reason),
          heartbeat,
          new Interruption(),
          registry);

  @Test
  void unreadableRecordIsADeadLetterAndNoWorkIsDone() {
    List<StudyDeleted> done = new ArrayList<>();

    runner.run("deleting", record("no json", "v1"), StudyDeleted.class, done::add);

    assertThat(done).isEmpty();
    assertThat(deadLetters).singleElement().asString().contains("StudyDeleted");
  }

  @Test
  void unreadableRecordThatNamesItsStudyEndsIt() {
    var record = record("no json", "v1");
    record.headers().add("ce_subject", "s7".getBytes(StandardCharsets.UTF_8));

    runner.run("deleting", record, StudyDeleted.class, event -> {});

    assertThat(published)
        .singleElement()
        .isInstanceOfSatisfying(
            StageFailed.class, failed -> assertThat(failed.study()).isEqualTo(new StudyId("s7")));
  }

  @Test
  void futureVersionIsIgnored() {
    List<StudyDeleted> done = new ArrayList<>();

    runner.run("deleting", record("anything", "v2"), StudyDeleted.class, done::add);

    assertThat(done).isEmpty();
    assertThat(deadLetters).isEmpty();
  }

  @Test
  void brokenContractIsADeadLetterAndTheStudyIsTold() {
    runner.run(
        "deleting",
        record(),
        StudyDeleted.class,
        event -> {
          throw new ContractViolation("object x is absent");
        });

    assertThat(deadLetters).containsExactly("object x is absent");
    assertThat(published)
        .containsExactly(
            new StageFailed(
                new StudyId("s1"), "deleting", "study-deleted/s1", "object x is absent"));
  }

  @Test
  void whatNobodyExpectedEndsTheStudyInsteadOfComingAgainForEver() {
    runner.run(
        "deleting",
        record(),
        StudyDeleted.class,
        event -> {
          throw new IllegalStateException("a bug");
        });

    assertThat(deadLetters).singleElement().asString().contains("a bug");
    assertThat(published).singleElement().isInstanceOf(StageFailed.class);
  }

  @Test
  void workIsRepeatedUntilTheWorldAnswers() {
    List<StudyDeleted> tries = new ArrayList<>();

    runner.run(
        "deleting",
        record(),
        StudyDeleted.class,
        event -> {
          tries.add(event);
          if (tries.size() == 1) {
            throw new WorldUnreachable("down", null);
          }
        });

    assertThat(tries).hasSize(2);
    assertThat(deadLetters).isEmpty();
  }

  @Test
  void interruptedWorkIsNoFailure() {
    assertThatThrownBy(
            () ->
                runner.run(
                    "deleting",
                    record(),
                    StudyDeleted.class,
                    event -> {
                      throw new StageInterrupted("asked to end");
                    }))
        .isInstanceOf(StageInterrupted.class);

    assertThat(deadLetters).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void everyOutcomeOfAStageIsCountedFromZero() {
    runner.run("deleting", record(), StudyDeleted.class, event -> {});

    assertThat(count("done")).isOne();
    assertThat(count("dead-letter")).isZero();
    assertThat(count("unreachable")).isZero();
    assertThat(registry.get("synthorax.stage").tag("stage", "deleting").timer().count()).isOne();
  }

  @Test
  void whatIsLoggedMeanwhileSaysStageAndStudyAndNothingAfterwards() {
    List<Object> said = new ArrayList<>();

    runner.run(
        "deleting",
        record(),
        StudyDeleted.class,
        event -> said.addAll(List.of(MDC.get("stage"), MDC.get("study"))));

    assertThat(said).containsExactly("deleting", "s1");
    assertThat(MDC.get("stage")).isNull();
    assertThat(MDC.get("study")).isNull();
  }

  private double count(String outcome) {
    return registry
        .get("synthorax.stage.records")
        .tags("stage", "deleting", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void helpThatFailsIsTheAskedOnesToTell() {
    boolean helped =
        runner.help(
            "deleting",
            new StudyDeleted(new StudyId("s1")),
            event -> {
              throw new ContractViolation("object x is absent");
            });

    assertThat(helped).isFalse();
    assertThat(deadLetters).isEmpty();
    assertThat(published).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> record() {
    return record(Json.text(new StudyDeleted(new StudyId("s1"))), "v1");
  }

  private static ConsumerRecord<String, byte[]> record(String value, String version) {
    var record =
        new ConsumerRecord<>("study-deleted", 0, 0, "s1", value.getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add("ce_type", ("io.synthorax.study-deleted." + version).getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
