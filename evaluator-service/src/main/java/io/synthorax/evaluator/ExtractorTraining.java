package io.synthorax.evaluator;

import java.util.Optional;
import java.util.OptionalDouble;

/** Trains the network of an extractor. */
@FunctionalInterface
interface ExtractorTraining {

  /**
   * Trains as the protocol says; {@code step} is called between steps, and what it throws ends it.
   */
  Trained train(TrainingSample images, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor;

  /** A trained network, in memory until closed. */
  interface Trained extends AutoCloseable {
    /** The network from image to feature vector, as ONNX. */
    byte[] encoder();

    /**
     * How well it does what it was trained for, on images that it has seen and on others; {@code
     * step} is called now and then.
     */
    Quality quality(TrainingSample seen, TrainingSample unseen, boolean phantom, Runnable step)
        throws UnusableExtractor;

    @Override
    void close();
  }

  /**
   * What an extractor is good for.
   *
   * @param trainingError on training images; absent where it says nothing
   * @param validationError on images of validation patients; absent if there are none
   * @param picture that shows it, PNG
   */
  record Quality(
      OptionalDouble trainingError, OptionalDouble validationError, Optional<byte[]> picture) {}
}
