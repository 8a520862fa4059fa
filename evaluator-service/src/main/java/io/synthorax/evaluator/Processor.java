package io.synthorax.evaluator;

import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;

/** What long work needs of the machine: the right to use it, and to say that it goes on. */
record Processor(ProcessorPermit permits, Heartbeat heartbeat, Interruption interruption) {

  /** Between two pieces of work: says that it moves, and throws if the process is to end. */
  void step() {
    heartbeat.beat();
    interruption.check();
  }
}
