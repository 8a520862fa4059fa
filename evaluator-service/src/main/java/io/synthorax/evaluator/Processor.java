package io.synthorax.evaluator;

import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageInterrupted;
import java.time.Duration;

/** What long work needs of the machine: the right to use it, and to say that it goes on. */
record Processor(ProcessorPermit permits, Heartbeat heartbeat, Interruption interruption) {

  /** Between two pieces of work: says that it moves, and throws if the process is to end. */
  void step() {
    heartbeat.beat();
    interruption.check();
  }

  /** Waits for what somebody else does; throws if the process is to end. */
  void await(Duration time) {
    step();
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageInterrupted("while somebody else works");
    }
  }
}
