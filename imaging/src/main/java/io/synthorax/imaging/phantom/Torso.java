package io.synthorax.imaging.phantom;

/** Soft tissue of neck, shoulders, chest wall, abdomen, arms and breasts. */
final class Torso {
  private static final double NECK_WIDTH = 0.21;

  private final Anatomy anatomy;

  Torso(Anatomy anatomy) {
    this.anatomy = anatomy;
  }

  void paint(RaySum map, SmoothNoise fat) {
    for (int row = 0; row < map.size; row++) {
      double y = map.coordinate(row);
      double width = halfWidth(y);
      double depth = anatomy.density() * depth(y);
      for (int column = 0; column < map.size; column++) {
        double x = map.coordinate(column);
        double across = x / width;
        if (Math.abs(across) < 1) {
          double ellipse = Math.sqrt(1 - across * across);
          double wall = 0.62 * ellipse + 0.38 * Math.sqrt(ellipse);
          map.add(column, row, depth * wall * (0.97 + 0.06 * fat.at(x, y)));
        }
      }
    }
    arms(map);
    breasts(map);
  }

  private double halfWidth(double y) {
    double shoulders = Shade.step(-1.02, -0.62, y);
    double upper = NECK_WIDTH + (anatomy.shoulderWidth() - NECK_WIDTH) * Math.pow(shoulders, 0.9);
    double below = Shade.step(-0.45, 0.10, y);
    double waist = 0.05 * Shade.step(0.2, 1.1, y);
    return upper + (anatomy.torsoWidth() - anatomy.shoulderWidth()) * below - waist;
  }

  private static double depth(double y) {
    double neck = 0.55 + 0.25 * Shade.step(-1.0, -0.7, y);
    double chest = 0.22 * Shade.step(-0.7, -0.2, y);
    return neck + chest + 0.14 * Shade.step(0.2, 0.7, y);
  }

  private void arms(RaySum map) {
    for (int sign = -1; sign <= 1; sign += 2) {
      double shoulder = anatomy.shoulderWidth() - 0.08;
      double elbow = anatomy.torsoWidth() + 0.26;
      map.rod(sign * shoulder, -0.45, sign * elbow, 0.9, 0.15, 0.42);
      map.rod(sign * shoulder, -0.50, sign * elbow, 0.9, 0.042, 0.16);
    }
  }

  private void breasts(RaySum map) {
    if (anatomy.breast() == 0) {
      return;
    }
    for (int sign = -1; sign <= 1; sign += 2) {
      map.ellipsoid(new Ellipse(sign * 0.50, 0.32, 0.32, 0.30, 0), anatomy.breast());
    }
  }
}
