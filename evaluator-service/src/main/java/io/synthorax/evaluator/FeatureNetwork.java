package io.synthorax.evaluator;

import io.synthorax.learning.metrics.Features;

/** An extractor's network that is ready to run. Not safe for several threads. */
interface FeatureNetwork extends AutoCloseable {

  /** Values of a feature vector. */
  int dimensions();

  /**
   * The features of gray images (n, resolution, resolution). Those of an image depend on that image
   * alone.
   */
  Features features(byte[] pixels);

  @Override
  void close();

  /** Opens the bytes of a published extractor. */
  @FunctionalInterface
  interface Loader {
    /**
     * For images of a resolution; a {@link io.synthorax.contracts.ContractViolation} if they are no
     * usable network.
     */
    FeatureNetwork open(ExtractorProtocol protocol, byte[] onnx, int resolution);
  }
}
