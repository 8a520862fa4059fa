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

  /**
   * A share with Wilson's score interval (1927), which has a width even where no image or every
   * image counts.
   *
   * @param of at least 1
   */
  static Measurement share(long hits, int of) {
    double share = (double) hits / of;
    double z2 = Interval.NORMAL_95 * Interval.NORMAL_95;
    double middle = (share + z2 / (2 * of)) / (1 + z2 / of);
    double reach =
        Interval.NORMAL_95
            * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of))
            / (1 + z2 / of);
    return new Value(
        share,
        Optional.of(
            new Interval(hits == 0 ? 0 : middle - reach, hits == of ? 1 : middle + reach, 0, 0)));
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
