package io.synthorax.learning.metrics;

import io.synthorax.contracts.Figure;
import java.util.Optional;

/** A finite number with the interval that it may have, or the reason why there is none. */
public sealed interface Measurement {

  /** What was computed; never NaN and never infinite. */
  record Value(double value, Optional<Interval> interval) implements Measurement {
    public Value {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a measured value is finite, not " + value);
      }
    }
  }

  /** What could not be computed, and why, in words for the report. */
  record Unavailable(String reason) implements Measurement {
    @Override
    public double value() {
      throw new IllegalStateException(reason);
    }
  }

  /** A value without an interval; unavailable where the arithmetic left the finite numbers. */
  static Measurement of(double value) {
    return Double.isFinite(value)
        ? new Value(value, Optional.empty())
        : unavailable("the features are too large: the result is " + value);
  }

  /** The reason in place of a value. */
  static Measurement unavailable(String reason) {
    return new Unavailable(reason);
  }

  /** Whether there is a value. */
  default boolean available() {
    return this instanceof Value;
  }

  /** The number; an {@link IllegalStateException} with the reason where there is none. */
  double value();

  /** The same under its protocol's name, as the events carry it. */
  default Figure named(String name, int count, long seed) {
    if (this instanceof Unavailable missing) {
      return Figure.unavailable(name, missing.reason(), count, seed);
    }
    Value value = (Value) this;
    return value
        .interval()
        .map(i -> Figure.of(name, value.value(), i.low(), i.high(), count, seed))
        .orElseGet(() -> Figure.of(name, value.value(), count, seed));
  }
}
