package io.synthorax.contracts;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A measured value with what it takes to read it. The name is the protocol, such as {@code
 * fd-autoencoder-n500}.
 *
 * @param value absent if it could not be computed; then {@code unavailable} says why
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param count images, or patients where the name says so, that it was computed from
 * @param label the class that it is about, if it is about one
 */
public record Figure(
    String name,
    Optional<ClassLabel> label,
    OptionalDouble value,
    OptionalDouble low,
    OptionalDouble high,
    int count,
    long seed,
    Optional<String> unavailable) {

  /** A value without an interval. */
  public static Figure of(String name, double value, int count, long seed) {
    return new Figure(
        name,
        Optional.empty(),
        OptionalDouble.of(value),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        count,
        seed,
        Optional.empty());
  }

  /** A value with its 95 % interval. */
  public static Figure of(
      String name, double value, double low, double high, int count, long seed) {
    return new Figure(
        name,
        Optional.empty(),
        OptionalDouble.of(value),
        OptionalDouble.of(low),
        OptionalDouble.of(high),
        count,
        seed,
        Optional.empty());
  }

  /** What could not be computed, and why. */
  public static Figure unavailable(String name, String reason, int count, long seed) {
    return new Figure(
        name,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        count,
        seed,
        Optional.of(reason));
  }

  /** The same figure, about one class. */
  public Figure about(ClassLabel about) {
    return new Figure(name, Optional.of(about), value, low, high, count, seed, unavailable);
  }
}
