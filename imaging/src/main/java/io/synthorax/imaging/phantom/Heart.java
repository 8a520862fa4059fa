package io.synthorax.imaging.phantom;

/**
 * Heart, great vessels and the rest of the mediastinum. They lie before and between the lungs and
 * take their air's place on a ray.
 */
final class Heart {
  private final Ellipse ventricles;
  private final Ellipse atrium;
  private final Ellipse aorticKnob;
  private final Ellipse pulmonaryTrunk;
  private final double middle;

  Heart(Anatomy anatomy, Acquisition acquisition, double enlargement) {
    double size = anatomy.heartSize() * enlargement;
    double base = anatomy.dome() + anatomy.domeDifference() + acquisition.inspiration();
    this.middle = acquisition.turn() * 0.7;
    double leftward = 1 + 0.2 * (enlargement - 1);
    this.ventricles =
        new Ellipse(
            middle + 0.155 * size * leftward,
            base - 0.185 * Math.sqrt(size),
            0.310 * size,
            0.240 * size,
            anatomy.heartTilt() - 0.35 * (enlargement - 1));
    this.atrium =
        new Ellipse(middle - 0.055 * size, base - 0.19, 0.130 * size, 0.20 * Math.sqrt(size), 0);
    this.aorticKnob = new Ellipse(middle + 0.105, anatomy.apex() + 0.46, 0.085, 0.10, 0);
    this.pulmonaryTrunk =
        new Ellipse(middle + 0.10, anatomy.apex() + 0.63, 0.115 * Math.sqrt(size), 0.13, 0);
  }

  /** The share of the lung's air that is not on the ray, 0 to 1. */
  double cover(double x, double y) {
    double heart = Math.max(ventricles.depth(x, y), atrium.depth(x, y));
    double vessels = Math.max(aorticKnob.depth(x, y), 0.9 * pulmonaryTrunk.depth(x, y));
    double band = 0.115 + 0.05 * Shade.step(-0.3, 0.1, y) - 0.02 * Shade.bell(y + 0.3, 0.1);
    double between = Shade.step(band + 0.03, band - 0.03, Math.abs(x - middle));
    double solid = Math.max(softened(heart), Math.max(softened(0.8 * vessels), 0.95 * between));
    return Math.min(1, solid);
  }

  /** What the blood adds to the tissue in front of and behind the lung. */
  double blood(double x, double y) {
    return 0.10 * Math.max(ventricles.depth(x, y), 0.8 * atrium.depth(x, y))
        + 0.05 * aorticKnob.depth(x, y);
  }

  private static double softened(double depth) {
    if (depth == 0) {
      return 0;
    }
    return Math.min(1, 1.05 * Math.pow(depth, 0.55));
  }
}
