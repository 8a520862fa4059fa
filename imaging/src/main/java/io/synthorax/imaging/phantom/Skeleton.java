package io.synthorax.imaging.phantom;

/** Ribs, spine, clavicles, shoulder blades and the heads of the upper arms. */
final class Skeleton {
  private static final int RIBS = 11;
  private static final double RIB_RADIUS = 0.027;

  private final Anatomy anatomy;
  private final Acquisition acquisition;
  private final Lung cage;

  Skeleton(Anatomy anatomy, Acquisition acquisition, Lung cage) {
    this.anatomy = anatomy;
    this.acquisition = acquisition;
    this.cage = cage;
  }

  void paint(RaySum map) {
    for (int rib = 0; rib < RIBS; rib++) {
      rib(map, rib);
    }
    spine(map);
    for (int sign = -1; sign <= 1; sign += 2) {
      clavicle(map, sign);
      shoulder(map, sign);
    }
  }

  /**
   * A rib is a ring that is tilted forwards: seen from the front an ellipse, whose upper half is
   * the rib's back and whose lower half its front, which ends as cartilage that shows no more.
   */
  private void rib(RaySum map, int rib) {
    double top = anatomy.apex() - 0.12 + anatomy.ribSpacing() * rib;
    double b = anatomy.ribDrop() * (0.40 + 0.032 * rib);
    double middle = top + b;
    double a = cage.lateral(middle + 0.25 * b) + 0.015;
    int bottom = map.index(middle + b + RIB_RADIUS);
    for (int row = map.index(top - RIB_RADIUS); row <= bottom; row++) {
      double v = (map.coordinate(row) - middle) / b;
      for (int column = map.index(-a - RIB_RADIUS); column <= map.index(a + RIB_RADIUS); column++) {
        double x = map.coordinate(column);
        double u = x / a;
        double radius = Math.sqrt(u * u + v * v);
        double slope = Math.sqrt(u * u / (a * a) + v * v / (b * b)) / Math.max(1e-6, radius);
        double distance = Math.abs(radius - 1) / (slope * RIB_RADIUS);
        if (distance < 1) {
          map.add(column, row, anatomy.ribStrength() * bone(distance) * visible(u, v, x));
        }
      }
    }
  }

  private static double visible(double u, double v, double x) {
    double beside = Shade.step(0.04, 0.08, Math.abs(x));
    return v < 0 ? beside : 0.62 * Shade.step(0.38, 0.62, Math.abs(u));
  }

  /** Bones are hard outside and spongy inside, so their edges show. */
  private static double bone(double distance) {
    return 0.75 * Math.sqrt(1 - distance * distance) + 0.45 * Shade.bell(distance - 0.78, 0.13);
  }

  private void spine(RaySum map) {
    double height = anatomy.ribSpacing();
    double first = -1.3;
    for (int row = 0; row < map.size; row++) {
      double y = map.coordinate(row);
      double center = spineAt(y);
      double width = 0.075 + 0.02 * Shade.step(-0.5, 0.8, y);
      double phase = (y - first) / height - Math.floor((y - first) / height);
      double body = 0.13 - 0.055 * Shade.bell(Math.min(phase, 1 - phase), 0.09);
      for (int column = map.index(center - width); column <= map.index(center + width); column++) {
        double u = (map.coordinate(column) - center) / width;
        map.add(column, row, body * Math.pow(Math.max(0, 1 - u * u * u * u), 0.5));
      }
    }
    for (double y = first + height / 2; y < RaySum.REACH; y += height) {
      double center = spineAt(y);
      map.ellipsoid(new Ellipse(center - 0.05, y, 0.016, 0.024, 0), 0.06);
      map.ellipsoid(new Ellipse(center + 0.05, y, 0.016, 0.024, 0), 0.06);
      map.ellipsoid(new Ellipse(center, y + 0.02, 0.013, 0.03, 0), 0.07);
    }
  }

  private double spineAt(double y) {
    return anatomy.scoliosis() * Math.sin(2.2 * y + 0.4);
  }

  private void clavicle(RaySum map, int sign) {
    double front = acquisition.turn();
    double inner = anatomy.apex() + 0.15;
    double startX = front + sign * 0.075;
    double previousX = startX;
    double previousY = inner;
    for (int i = 1; i <= 16; i++) {
      double t = i / 16.0;
      double x = startX + sign * t * 0.76;
      double y = inner - anatomy.clavicleTilt() * t - 0.03 * Math.sin(2 * Math.PI * t);
      map.rod(previousX, previousY, x, y, 0.030 - 0.006 * Math.sin(Math.PI * t), 0.085);
      previousX = x;
      previousY = y;
    }
  }

  private void shoulder(RaySum map, int sign) {
    double out = anatomy.torsoWidth() - 0.95;
    double up = anatomy.apex() + 0.72;
    double tipX = sign * (0.72 + out);
    double neckX = sign * (0.93 + out);
    map.rod(sign * (0.60 + out), -0.56 + up, tipX, -0.06 + up, 0.012, 0.05);
    map.rod(tipX, -0.06 + up, neckX, -0.50 + up, 0.022, 0.08);
    map.rod(sign * (0.60 + out), -0.50 + up, neckX, -0.66 + up, 0.020, 0.08);
    map.ellipsoid(new Ellipse(sign * (0.75 + out), -0.38 + up, 0.16, 0.24, 0), 0.06);
    map.ellipsoid(new Ellipse(sign * (1.03 + out), -0.54 + up, 0.12, 0.13, 0), 0.22);
  }
}
