package io.synthorax.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.synthorax.learning.torch.Precision;
import java.time.Duration;
import java.util.Optional;

/** How this trainer runs; what it trains stands in the request. */
@ConfigMapping(prefix = "synthorax.trainer")
interface TrainerConfig {
  /** Threads of one operation; 0: one or all processors, by a timed probe at start. */
  @WithDefault("0")
  int threads();

  /** FLOAT32 or BFLOAT16; absent: the faster one on this machine, by a timed probe at start. */
  Optional<Precision> precision();

  /**
   * The training time between two saved states, which is what a killed trainer loses; longer where
   * saving would take more than 1.5 % of it.
   */
  @WithDefault("PT20S")
  Duration stateInterval();

  /** How often an idle trainer looks for runs that wait for a busy one. */
  @WithDefault("PT5S")
  Duration helpInterval();

  /** Checkpoints published per run, spread evenly over its budget. */
  @WithDefault("8")
  int checkpoints();
}
