package io.synthorax.learning.gan;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Notices that a run is lost, epoch by epoch; part of the saved state, so that a resumed run is
 * judged the same. A single bad epoch proves nothing: runs recover. The thresholds are those of
 * docs/adr/0007, read off real runs.
 *
 * @param diverse whether the samples have ever been diverse
 * @param uniform epochs in a row whose samples were nearly all the same
 * @param saturated epochs in a row in which the discriminator told every image apart
 */
public record RunHealth(boolean diverse, int uniform, int saturated) {
  /** Where a run begins. */
  public static final RunHealth NEW = new RunHealth(false, 0, 0);

  /** Bad epochs in a row that end a run: one less than the five within which it is to end. */
  static final int ENDURED = 4;

  /** Share of the real images' diversity below which samples are nearly all the same. */
  private static final double UNIFORM = 0.15;

  /**
   * Images before which a generator that has never been diverse is not judged: it begins with
   * nearly the same gray for every latent.
   */
  private static final long WARM_UP = 20_000;

  /**
   * Discriminator loss, both halves together, below which every image is told apart: D(x) is near 1
   * and D(G(z)) near 0.
   */
  private static final double CERTAIN = 0.04;

  /**
   * Generator loss above which even diverse samples learn nothing from such a discriminator: one
   * that overfits a small class is just as sure of itself for long.
   */
  private static final double HOPELESS = 8;

  /**
   * What is judged of an epoch.
   *
   * @param diversity of the samples, as a share of that of real images; none where these are all
   *     the same
   */
  public record Epoch(
      long imagesShown, OptionalDouble diversity, double discriminatorLoss, double generatorLoss) {

    private boolean uniform() {
      return diversity.isPresent() && diversity.getAsDouble() < UNIFORM;
    }

    private boolean saturated() {
      return discriminatorLoss < CERTAIN && (uniform() || generatorLoss > HOPELESS);
    }
  }

  /** With another epoch. */
  public RunHealth after(Epoch epoch) {
    boolean judged = diverse || epoch.imagesShown() >= WARM_UP;
    return new RunHealth(
        diverse || (epoch.diversity().isPresent() && !epoch.uniform()),
        judged && epoch.uniform() ? uniform + 1 : 0,
        epoch.saturated() ? saturated + 1 : 0);
  }

  /** Why the generator counts as collapsed, in a sentence, if it does. */
  public Optional<String> collapse() {
    return uniform < ENDURED
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "for %d epochs the generator has synthesized nearly the same image again and again:"
                    + " less than %.0f %% of the real images' diversity",
                uniform,
                100 * UNIFORM));
  }

  /** Why the game counts as lost to the discriminator, in a sentence, if it does. */
  public Optional<String> saturation() {
    return saturated < ENDURED
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "for %d epochs the discriminator has told every synthesized image from a real one,"
                    + " so that the generator could learn nothing more",
                saturated));
  }
}
