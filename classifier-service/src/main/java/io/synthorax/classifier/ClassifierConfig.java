package io.synthorax.classifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.synthorax.learning.torch.Precision;
import java.util.Optional;

/** How this service computes; what it trains stands in the study's request. */
@ConfigMapping(prefix = "synthorax.classifier")
interface ClassifierConfig {
  /** Threads of one operation; 0 lets PyTorch choose. */
  @WithDefault("0")
  int threads();

  /** FLOAT32 or BFLOAT16; absent: the faster one on this machine, by a timed probe. */
  Optional<Precision> precision();
}
