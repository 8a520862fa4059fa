package io.synthorax.trainer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.messaging.Backlog;
import io.synthorax.platform.messaging.EventReader;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a trainer that has nothing to train take up runs that wait for a busy one: Kafka gives out
 * partitions, not runs, so that one trainer may be asked for two and another for none. The request
 * stays with whom Kafka gave it to, who finds the receipt when its turn comes.
 */
@ApplicationScoped
class IdleHelp {
  private static final Logger LOG = LoggerFactory.getLogger(IdleHelp.class);

  /** A state is saved at the next step; no longer than what Kubernetes waits. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

  private final Backlog backlog;
  private final StageRunner runner;
  private final TrainingStage stage;
  private final ProcessorPermit permits;
  private final Duration interval;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread looking = new Thread(this::lookUntilStopped, "idle-help");

  /** Runs that were not done at the last look; none unless this trainer was idle then too. */
  private Set<String> waiting = Set.of();

  /** Runs that this trainer could not train: whoever was asked will say why. */
  private final Set<String> failed = new HashSet<>();

  @Inject
  IdleHelp(
      Backlog backlog,
      StageRunner runner,
      TrainingStage stage,
      ProcessorPermit permits,
      TrainerConfig config) {
    this(backlog, runner, stage, permits, config.helpInterval());
  }

  IdleHelp(
      Backlog backlog,
      StageRunner runner,
      TrainingStage stage,
      ProcessorPermit permits,
      Duration interval) {
    this.backlog = backlog;
    this.runner = runner;
    this.stage = stage;
    this.permits = permits;
    this.interval = interval;
  }

  void start(@Observes StartupEvent started) {
    looking.start();
  }

  /** Waits until a run that is trained here has saved its state. */
  void stop(@Observes ShutdownEvent ending) throws InterruptedException {
    stopping.countDown();
    looking.join(LONGEST_STOP.toMillis());
  }

  private void lookUntilStopped() {
    try {
      while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    if (permits.inUseHere()) {
      waiting = Set.of();
      return;
    }
    try {
      List<TrainRequested> requests = requests();
      // Twice idle, and still not done: then it does not just come from the broker to this trainer.
      requests.stream()
          .filter(request -> waiting.contains(request.id()) && !failed.contains(request.id()))
          .takeWhile(request -> stopping.getCount() > 0)
          .forEach(this::help);
      waiting = requests.stream().map(Event::id).collect(Collectors.toSet());
    } catch (WorldUnreachable e) {
      LOG.debug("no look at what waits: {}", e.getMessage());
    } catch (RuntimeException e) {
      // An exception would end all looking.
      LOG.error("cannot look at what waits", e);
    }
  }

  private void help(TrainRequested request) {
    if (!runner.help(TrainingChannel.STAGE, request, stage::help)) {
      failed.add(request.id());
    }
  }

  private List<TrainRequested> requests() {
    return backlog.of(Topic.TRAIN_REQUESTED).stream()
        .flatMap(record -> readable(record).stream())
        .map(TrainRequested.class::cast)
        .toList();
  }

  private static Optional<Event> readable(ConsumerRecord<String, byte[]> record) {
    try {
      return EventReader.read(record);
    } catch (ContractViolation e) {
      return Optional.empty();
    }
  }
}
