package io.synthorax.contracts;

import java.util.Set;

/** What a study does unless the user says otherwise. */
public record StudyDefaults(
    Budget budget, EvaluationSpecification evaluation, UtilitySpecification utility) {
  private static final double QUARTER = 0.25;
  private static final double HALF = 0.5;
  private static final int SMALL_BATCH = 32;

  /** Twice the paper's: narrow networks learn as much in half of the time (docs/experiments.md). */
  private static final double NARROW_RATE = 4e-4;

  /** Little: generators learn the grain that more of it hides (docs/experiments.md). */
  private static final double INSTANCE_NOISE = 0.05;

  private static final Stabilization STEADY =
      new Stabilization(
          Set.of(Augmentation.TRANSLATION, Augmentation.CUTOUT),
          10_000,
          AdversarialLoss.LOGISTIC,
          DiscriminatorNormalization.BATCH);

  /** Phantoms are for a first look: the whole line within ten minutes on two cores. */
  public static StudyDefaults of(boolean phantoms) {
    return phantoms
        ? new StudyDefaults(
            Budget.parse("30s"),
            new EvaluationSpecification(8_000, 250, 64, 100, 5),
            new UtilitySpecification(Composition.STANDARD, 8, 150, 32, 1e-3, 3))
        : new StudyDefaults(
            Budget.parse("3m"),
            EvaluationSpecification.standard(),
            new UtilitySpecification(Composition.STANDARD, 16, 400, 32, 1e-3, 3));
  }

  /**
   * The paper's recipe at a width that the budget can train: a narrow network that has seen many
   * images synthesizes better chests than a wide one that has seen few, and so does one that takes
   * more and smaller steps (looked at on nih5_128 at 64 x 64).
   *
   * @param chosen by the user, or null
   */
  public static TrainingSpecification training(
      Recipe recipe, Resolution resolution, Double chosen, Budget budget) {
    double width = chosen == null ? affordable(budget) : chosen;
    TrainingSpecification paper = TrainingSpecification.paper(resolution, width);
    return switch (recipe) {
      case PAPER -> paper;
      case DEFAULT ->
          width < 1
              ? paper.with(SMALL_BATCH, INSTANCE_NOISE, STEADY).withRate(NARROW_RATE)
              : paper.with(paper.batchSize(), INSTANCE_NOISE, STEADY);
    };
  }

  /** Classes learn from each other what is common to them; the paper's do not. */
  public static Generators generators(Recipe recipe) {
    return switch (recipe) {
      case PAPER -> Generators.EACH;
      case DEFAULT -> Generators.ALL;
    };
  }

  private static double affordable(Budget budget) {
    if (budget instanceof Budget.Time time) {
      return affordable(time.duration().toMinutes(), 10, 60);
    }
    return affordable(((Budget.Images) budget).count(), 300_000, 3_000_000);
  }

  private static double affordable(long budget, long half, long paper) {
    if (budget < half) {
      return QUARTER;
    }
    return budget < paper ? HALF : 1;
  }
}
