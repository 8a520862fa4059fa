package io.synthorax.imaging.phantom;

import io.synthorax.imaging.phantom.Finding.Side;

/** Takes the air of one lung out of the ray sum, and puts in what the finding brings. */
final class LungField {
  private final Side side;
  private final Lung lung;
  private final Heart heart;
  private final Finding finding;
  private final double hilumY;
  private final SmoothNoise mottle;
  private final SmoothNoise grain;
  private final Lung collapsed;

  LungField(Side side, Lung lung, Heart heart, Finding finding, double hilumY, long seed) {
    this.side = side;
    this.lung = lung;
    this.heart = heart;
    this.finding = finding;
    this.hilumY = hilumY;
    this.mottle = new SmoothNoise(seed, 7);
    this.grain = new SmoothNoise(seed + 1, 24);
    this.collapsed =
        finding instanceof Finding.Pneumothorax air && air.side() == side
            ? lung.collapsed(air.severity())
            : null;
  }

  void paint(RaySum map, RaySum vessels, double airPerLung) {
    double[] diaphragm = new double[map.size];
    for (int column = 0; column < map.size; column++) {
      diaphragm[column] = lung.diaphragm(side.sign() * map.coordinate(column));
    }
    for (int row = map.index(lung.apex()); row <= map.index(lung.angle() + 0.05); row++) {
      double y = map.coordinate(row);
      double medial = lung.medial(y);
      double lateral = lung.lateral(y);
      int from = map.index(Math.min(side.sign() * medial, side.sign() * lateral));
      int to = map.index(Math.max(side.sign() * medial, side.sign() * lateral));
      for (int column = from; column <= to; column++) {
        double x = side.sign() * map.coordinate(column);
        double depth = lung.air(x, y, medial, lateral, diaphragm[column]);
        if (depth > 0) {
          double air = depth * (1 - 0.93 * heart.cover(map.coordinate(column), y));
          double way = x / lateral;
          map.add(column, row, content(air, x, y, way, vessels.get(column, row)) * airPerLung);
        }
      }
    }
  }

  /** What a ray meets less (negative) or more in this lung than in soft tissue. */
  private double content(double air, double x, double y, double way, double vessel) {
    double tissue = 0.045 * (grain.at(x, y) - 0.5) + vessel + hilum(x, y);
    double filled = water(x, y) + fluid(y, way);
    double share = Math.max(0, 1 - Math.min(1, filled));
    if (collapsed == null) {
      return -air * share * (1 - tissue);
    }
    double inside = collapsed.inside(x, y);
    double line = 0.17 * Shade.bell(inside, 0.007);
    double lungShare = Shade.step(-0.006, 0.006, inside);
    double density = lungShare * (tissue + 0.10) + (1 - lungShare) * -0.10;
    return -air * share * (1 - density - line);
  }

  private double hilum(double x, double y) {
    return 0.26 * Shade.bell(x - 0.19, 0.055) * Shade.bell(y - hilumY, 0.10);
  }

  /** Haze of an edema: a bat's wing round the hilum, patchy. */
  private double water(double x, double y) {
    if (!(finding instanceof Finding.Edema edema)) {
      return 0;
    }
    double wing = Shade.bell(x - 0.27, 0.17) * Shade.bell(y - hilumY - 0.10, 0.27);
    double patches = 0.45 + 1.1 * mottle.at(x, y) * (0.7 + 0.6 * grain.at(y, x));
    return edema.severity() * (0.80 * wing * patches + 0.10);
  }

  /** Fluid of an effusion: its surface rises outwards. */
  private double fluid(double y, double way) {
    double amount = finding instanceof Finding.Effusion effusion ? effusion.on(side) : 0;
    if (amount == 0) {
      return 0;
    }
    double atWall = lung.angle() - 0.10 - 0.72 * amount;
    double sag = (0.10 + 0.16 * amount) * (1 - Math.pow(Math.max(0, way), 2.5));
    return Shade.step(-0.025, 0.025, y - atWall - sag)
        + 0.25 * amount * Shade.step(-0.3, 0, y - atWall - sag);
  }
}
