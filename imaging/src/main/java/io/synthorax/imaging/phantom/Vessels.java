package io.synthorax.imaging.phantom;

/** The vessels of the lungs, which branch from the hila outwards and become thinner. */
final class Vessels {
  private static final int GENERATIONS = 5;
  private static final int TRUNKS = 9;

  private final RaySum map;
  private final double width;

  /** Paints onto the map; width 1 is a healthy patient's. */
  Vessels(RaySum map, double width) {
    this.map = map;
    this.width = width;
  }

  void paint(Anatomy anatomy, double middle, double hilumY) {
    Chance chance = Chance.of(anatomy.vesselSeed());
    for (int sign = -1; sign <= 1; sign += 2) {
      double y = hilumY + (sign > 0 ? -0.03 : 0.02);
      for (int trunk = 0; trunk < TRUNKS; trunk++) {
        double angle = -1.25 + 2.65 * (trunk + chance.between(0, 1)) / TRUNKS;
        double reach = angle > 0.4 ? 1.15 : 0.95;
        double x = middle + sign * (0.14 + 0.06 * chance.between(0, 1));
        double start = y + 0.13 * Math.sin(angle) + chance.near(0, 0.015);
        branch(chance, new Twig(x, start, sign, angle, 0.13 * reach, 0.0155 * width), 0);
      }
    }
  }

  private record Twig(double x, double y, int sign, double angle, double length, double radius) {}

  private void branch(Chance chance, Twig twig, int generation) {
    double angle = twig.angle + chance.near(0, 0.2);
    double x = twig.x + twig.sign * Math.cos(angle) * twig.length;
    double y = twig.y + Math.sin(angle) * twig.length;
    map.rod(twig.x, twig.y, x, y, twig.radius, 6.0 * twig.radius);
    if (generation == GENERATIONS) {
      return;
    }
    double spread = chance.between(0.25, 0.55);
    double length = twig.length * chance.between(0.72, 0.9);
    double radius = twig.radius * 0.76;
    branch(chance, new Twig(x, y, twig.sign, angle + spread * 0.6, length, radius), generation + 1);
    if (chance.happens(0.75)) {
      branch(chance, new Twig(x, y, twig.sign, angle - spread, length, radius), generation + 1);
    }
  }
}
