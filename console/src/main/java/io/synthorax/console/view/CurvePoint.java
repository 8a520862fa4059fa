package io.synthorax.console.view;

import io.synthorax.contracts.EpochFinished;
import java.util.List;

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

  /** The points of a whole curve, as few as {@link Curve} keeps. */
  public static List<CurvePoint> thinned(List<EpochFinished> epochs) {
    Curve curve = new Curve();
    epochs.forEach(epoch -> curve.add(of(epoch)));
    return curve.points();
  }
}
