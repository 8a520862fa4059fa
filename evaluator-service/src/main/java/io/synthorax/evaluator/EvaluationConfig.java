package io.synthorax.evaluator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How evaluation runs here. */
@ConfigMapping(prefix = "synthorax.evaluation")
interface EvaluationConfig {
  /** Threads of training and inference; 0 is one for each processor. */
  @WithDefault("0")
  int threads();
}
