package io.synthorax.platform.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.messaging.DeadLetters;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.messaging.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Runs the work that a record asks for, and gives each kind of failure its fate.
 *
 * <ul>
 *   <li>The record, or data it refers to, breaks its contract: dead letter, the study is told, the
 *       record is done.
 *   <li>The world is unreachable: again, with backoff, for as long as the process lives; the
 *       liveness probe sees that nothing moves.
 *   <li>Interrupted: the record stays unacknowledged and comes again.
 * </ul>
 *
 * A run's own failure is no exception but a result, which the work itself records.
 */
@ApplicationScoped
public class StageRunner {
  private static final Logger LOG = Logger.getLogger(StageRunner.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final EventPublisher publisher;
  private final DeadLetters deadLetters;
  private final Heartbeat heartbeat;
  private final Interruption interruption;
  private final StageMeters meters;

  public StageRunner(
      EventPublisher publisher,
      DeadLetters deadLetters,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters) {
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.heartbeat = heartbeat;
    this.interruption = interruption;
    this.meters = new StageMeters(meters);
  }

  /**
   * Reads the record as an event of the given type and does the work; returns when the record is
   * done.
   */
  public <E extends Event> void run(
      String stage, ConsumerRecord<String, byte[]> record, Class<E> type, Consumer<E> work) {
    meters.know(stage);
    try (var context = LogContext.of(stage, EventReader.subject(record))) {
      readAndDo(stage, record, type, work);
    }
  }

  /**
   * Does work that another replica was asked for. What goes wrong is logged only, and not tried
   * again: the fate of the record is for that replica to decide.
   *
   * @return whether it went right
   */
  public <E extends Event> boolean help(String stage, E event, Consumer<E> work) {
    try (var busy = heartbeat.busy();
        var context = LogContext.of(stage, event)) {
      work.accept(event);
      return true;
    } catch (RuntimeException e) {
      LOG.infof("%s: %s leaves %s to others: %s", event.subject(), stage, event.id(), e);
      return false;
    }
  }

  private <E extends Event> void readAndDo(
      String stage, ConsumerRecord<String, byte[]> record, Class<E> type, Consumer<E> work) {
    Optional<Event> event;
    try {
      event = EventReader.read(record);
    } catch (ContractViolation e) {
      deadLetter(stage, record, e.getMessage());
      EventReader.subject(record)
          .ifPresent(study -> fail(study, stage, "record " + place(record), e.getMessage()));
      return;
    }
    if (event.isEmpty()) {
      LOG.infof("%s: a record on %s is of another version, ignored", stage, record.topic());
      meters.count(stage, StageMeters.Outcome.IGNORED);
      return;
    }
    ClassLoader workers = Thread.currentThread().getContextClassLoader();
    // Libraries that look up their engines need the application's loader, which a messaging worker
    // may lack.
    Thread.currentThread().setContextClassLoader(work.getClass().getClassLoader());
    try (var busy = heartbeat.busy();
        var context = LogContext.of(stage, event.get())) {
      untilReachable(stage, record, type.cast(event.get()), work);
    } finally {
      Thread.currentThread().setContextClassLoader(workers);
    }
  }

  private <E extends Event> void untilReachable(
      String stage, ConsumerRecord<String, byte[]> record, E event, Consumer<E> work) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      long start = System.nanoTime();
      try {
        work.accept(event);
        meters.done(stage, Duration.ofNanos(System.nanoTime() - start));
        return;
      } catch (ContractViolation e) {
        giveUp(stage, record, event, e.getMessage());
        return;
      } catch (WorldUnreachable e) {
        LOG.warnf("%s: %s tries again in %s: %s", event.subject(), stage, pause, e.getMessage());
        meters.count(stage, StageMeters.Outcome.UNREACHABLE);
        pause(pause, e);
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      } catch (StageInterrupted e) {
        throw interrupted(stage, event, e);
      } catch (RuntimeException e) {
        if (interruption.requested()) {
          throw interrupted(stage, event, new StageInterrupted("while the process ends: " + e));
        }
        LOG.errorf(e, "%s: %s meets what it does not expect", event.subject(), stage);
        giveUp(stage, record, event, "unexpected: " + e);
        return;
      }
    }
  }

  private static StageInterrupted interrupted(String stage, Event event, StageInterrupted why) {
    LOG.infof(
        "%s: %s is interrupted, to go on later: %s", event.subject(), stage, why.getMessage());
    return why;
  }

  private void giveUp(
      String stage, ConsumerRecord<String, byte[]> record, Event event, String reason) {
    LOG.errorf("%s: %s gives up on %s", event.subject(), stage, event.id());
    deadLetter(stage, record, reason);
    tellStudy(stage, event, reason);
  }

  private void deadLetter(String stage, ConsumerRecord<String, byte[]> record, String reason) {
    meters.count(stage, StageMeters.Outcome.DEAD_LETTER);
    LOG.errorf("%s: a record on %s is a dead letter", stage, record.topic());
    deadLetters.add(record, reason);
  }

  private void tellStudy(String stage, Event event, String reason) {
    Topic topic = Topic.of(event.getClass());
    if (topic.aboutStudy() && topic != Topic.STAGE_FAILED) {
      publisher.publish(new StageFailed(new StudyId(event.subject()), stage, event.id(), reason));
    }
  }

  private void fail(StudyId study, String stage, String id, String reason) {
    publisher.publish(new StageFailed(study, stage, id, reason));
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private static void pause(Duration pause, WorldUnreachable cause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageInterrupted("while waiting for the world to answer: " + cause.getMessage());
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
