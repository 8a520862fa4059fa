package io.synthorax.console.channel;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.synthorax.console.RetrainingConfig;
import io.synthorax.console.retraining.RetrainingStage;
import io.synthorax.console.retraining.ScanDoors;
import io.synthorax.console.retraining.Withdrawals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The clock of retraining: looks at doors and policies again and again, one thing at a time. Not
 * before every event has been replayed, since half of a project would look like all of it.
 */
@ApplicationScoped
class RetrainingChannel {
  private static final Logger LOG = Logger.getLogger(RetrainingChannel.class);

  private final Replay replay;
  private final ScanDoors doors;
  private final Withdrawals withdrawals;
  private final RetrainingStage stage;
  private final RetrainingConfig config;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "retraining");
            thread.setDaemon(true);
            return thread;
          });

  private ScheduledFuture<?> looking;

  RetrainingChannel(
      Replay replay,
      ScanDoors doors,
      Withdrawals withdrawals,
      RetrainingStage stage,
      RetrainingConfig config) {
    this.replay = replay;
    this.doors = doors;
    this.withdrawals = withdrawals;
    this.stage = stage;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    long pause = config.interval().toMillis();
    looking = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    looking.cancel(false);
    clock.shutdown();
    if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
      clock.shutdownNow();
    }
  }

  private void look() {
    if (!replay.done()) {
      return;
    }
    try {
      doors.look();
      withdrawals.sweep();
      stage.look();
    } catch (RuntimeException e) {
      // One failure must not end the clock: the next look meets it again, or no longer.
      LOG.errorf(e, "retraining meets what it does not expect");
    }
  }
}
