package io.synthorax.console.quiz;

/**
 * A proportion with its 95 % interval after Wilson (1927), which keeps within 0 and 1 and holds for
 * the small numbers that a person reads.
 */
public record Proportion(int successes, int trials, double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /** Of at least one trial. */
  static Proportion of(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    double p = (double) successes / trials;
    double z2 = Z * Z;
    double center = (p + z2 / (2 * trials)) / (1 + z2 / trials);
    double half =
        Z / (1 + z2 / trials) * Math.sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
    return new Proportion(
        successes, trials, p, Math.max(0, center - half), Math.min(1, center + half));
  }
}
