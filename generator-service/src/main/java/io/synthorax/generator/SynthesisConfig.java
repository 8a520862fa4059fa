package io.synthorax.generator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How synthesis runs here. */
@ConfigMapping(prefix = "synthorax.synthesis")
interface SynthesisConfig {
  /** Images that are computed at once; part of what makes an image reproducible to the last bit. */
  @WithDefault("64")
  int batchSize();

  /**
   * What runs generators: ONNX Runtime in float32, PyTorch in bfloat16, or the faster one by a
   * timed probe with the first generator.
   */
  @WithDefault("auto")
  SynthesisEngine engine();

  /** Threads of one operation; 0 is one for each processor. */
  @WithDefault("0")
  int threads();
}
