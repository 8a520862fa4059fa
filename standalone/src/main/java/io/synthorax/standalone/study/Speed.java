package io.synthorax.standalone.study;

import java.util.Map;

/**
 * What the trainer measured in a short probe: images per second in training, by kind of network.
 *
 * @param classifiers by the names of the study's models
 */
public record Speed(
    double adversarial, double autoencoder, Map<String, ClassifierSpeed> classifiers) {

  /** Images per second, and the number of values that are trained. */
  public record ClassifierSpeed(double imagesPerSecond, long parameters) {}
}
