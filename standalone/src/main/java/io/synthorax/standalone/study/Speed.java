package io.synthorax.standalone.study;

/**
 * What the trainer measured in a short probe: images per second in training, by kind of network.
 */
public record Speed(double adversarial, double autoencoder, double classifier) {}
