package io.synthorax.imaging.phantom;

/**
 * The outline of one lung field and the air that a ray meets in it. X is measured from the midline
 * outwards, the same for both sides.
 */
final class Lung {
  private static final double APEX_X = 0.33;
  private static final double MEDIAL_X = 0.09;
  private static final double DOME_X = 0.40;
  private static final double EDGE = 0.012;

  private final double apex;
  private final double angle;
  private final double width;
  private final double dome;

  Lung(double apex, double angle, double width, double dome) {
    this.apex = apex;
    this.angle = angle;
    this.width = width;
    this.dome = dome;
  }

  static Lung of(Anatomy anatomy, Acquisition acquisition, Finding.Side side) {
    boolean left = side == Finding.Side.LEFT;
    double lower = acquisition.inspiration() + (left ? anatomy.domeDifference() : 0);
    double turned = side.sign() * acquisition.turn() * 0.6;
    return new Lung(
        anatomy.apex(),
        anatomy.angle() + lower,
        anatomy.lungWidth() + turned,
        anatomy.dome() + lower);
  }

  /** The same lung with air between it and the chest wall: it falls towards its root. */
  Lung collapsed(double severity) {
    return new Lung(apex + 0.10 + 0.38 * severity, angle, width - 0.05 - 0.24 * severity, dome);
  }

  double apex() {
    return apex;
  }

  double angle() {
    return angle;
  }

  double width() {
    return width;
  }

  /** The outer border at a height. */
  double lateral(double y) {
    double t = Math.max(0, Math.min(1, (y - apex) / (angle - apex)));
    double rise = Math.pow(Math.sin(Math.PI / 2 * Math.min(1, t / 0.88)), 0.6);
    return APEX_X + (width - APEX_X) * rise;
  }

  /** The inner border at a height. */
  double medial(double y) {
    double t = Math.max(0, Math.min(1, (y - apex) / (0.24 * (angle - apex))));
    return APEX_X - (APEX_X - MEDIAL_X) * Math.sqrt(1 - (1 - t) * (1 - t));
  }

  /** The height of the diaphragm. */
  double diaphragm(double x) {
    if (x < DOME_X) {
      double inward = (DOME_X - x) / DOME_X;
      return dome + 0.07 * inward * inward;
    }
    double outward = (x - DOME_X) / Math.max(0.05, width - DOME_X);
    return dome + (angle - dome) * Math.pow(outward, 2.3);
  }

  /** How much air a ray meets: 0 outside, up to 1. */
  double air(double x, double y, double medial, double lateral, double diaphragm) {
    if (y <= apex || x <= medial || x >= lateral || y >= diaphragm + EDGE) {
      return 0;
    }
    double across = (2 * x - medial - lateral) / (lateral - medial);
    double chord = Math.sqrt(1 - across * across);
    double depth = 0.35 * chord + 0.65 * Math.sqrt(chord);
    double top = Math.min(1, (y - apex) / 0.35);
    double above = Math.min(1, (diaphragm + EDGE - y) / (2 * EDGE));
    double thinBase = 1 - 0.22 * Math.max(0, 1 - (diaphragm - y) / 0.25);
    return depth * (0.55 + 0.45 * top) * above * thinBase;
  }

  /** The distance to the lung's upper and outer border, positive inside. */
  double inside(double x, double y) {
    if (y < apex) {
      return -1;
    }
    double step = 0.004;
    double gap = lateral(y) - x;
    double slope = (lateral(y + step) - lateral(y)) / step;
    double inward = x - medial(y);
    double medialSlope = (medial(y) - medial(y + step)) / step;
    return Math.min(
        gap / Math.sqrt(1 + slope * slope),
        y < apex + 0.2 ? inward / Math.sqrt(1 + medialSlope * medialSlope) : 1);
  }
}
