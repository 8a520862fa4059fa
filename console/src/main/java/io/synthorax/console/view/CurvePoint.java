package io.synthorax.console.view;

import io.synthorax.contracts.EpochFinished;

/** A run's state after one epoch; losses in nats, probabilities from 0 to 1. */
public record CurvePoint(
    int epoch,
    long imagesShown,
    double discriminatorLoss,
    double generatorLoss,
    double realProbability,
    double synthesizedProbability,
    double imagesPerSecond) {

  /** The point of an epoch. */
  public static CurvePoint of(EpochFinished event) {
    return new CurvePoint(
        event.epoch(),
        event.imagesShown(),
        event.discriminatorLoss(),
        event.generatorLoss(),
        event.realProbability(),
        event.synthesizedProbability(),
        event.imagesPerSecond());
  }
}
