package io.synthorax.evaluator;

import io.synthorax.learning.images.ImageSource;

/** Trains the network of an extractor. */
@FunctionalInterface
interface ExtractorTraining {

  /**
   * Trains as the protocol says; {@code step} is called between steps, and what it throws ends it.
   */
  Trained train(ImageSource images, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor;

  /** A trained network, in memory until closed. */
  interface Trained extends AutoCloseable {
    /** The encoder, from image to feature vector, as ONNX. */
    byte[] encoder();

    /** Reconstructions of gray images (n, resolution, resolution), in network values. */
    float[] reconstruct(byte[] pixels);

    @Override
    void close();
  }
}
