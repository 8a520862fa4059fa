package io.synthorax.imaging.phantom;

import io.synthorax.imaging.phantom.Finding.Side;

/** One patient before the detector: everything that attenuates, summed along the rays. */
final class Thorax {
  private final Anatomy anatomy;
  private final Acquisition acquisition;
  private final Finding finding;
  private final Chance chance;
  private final RaySum map;

  Thorax(Anatomy anatomy, Acquisition acquisition, Finding finding, Chance chance, int size) {
    this.anatomy = anatomy;
    this.acquisition = acquisition;
    this.finding = finding;
    this.chance = chance;
    this.map = new RaySum(size);
  }

  RaySum raySum() {
    new Torso(anatomy).paint(map, new SmoothNoise(anatomy.vesselSeed(), 3));
    stomach();
    Heart heart = new Heart(anatomy, acquisition, enlargement());
    RaySum vessels = new RaySum(map.size);
    double hilum = anatomy.apex() + 0.72;
    double congestion = finding instanceof Finding.Edema edema ? 0.3 * edema.severity() : 0;
    new Vessels(vessels, anatomy.vesselWidth() + congestion)
        .paint(anatomy, acquisition.turn() * 0.7, hilum);
    for (Side side : Side.values()) {
      Lung lung = Lung.of(anatomy, acquisition, side);
      new LungField(side, lung, heart, finding, hilum, chance.seed())
          .paint(map, vessels, anatomy.air());
    }
    blood(heart);
    airways();
    new Skeleton(anatomy, acquisition, Lung.of(anatomy, acquisition, Side.RIGHT)).paint(map);
    return map;
  }

  private double enlargement() {
    if (finding instanceof Finding.Cardiomegaly big) {
      return 1.05 + 0.45 * big.severity();
    }
    return finding instanceof Finding.Edema edema ? 1.02 + 0.10 * edema.severity() : 1;
  }

  private void blood(Heart heart) {
    for (int row = map.index(-0.6); row < map.size; row++) {
      for (int column = map.index(-0.6); column <= map.index(0.9); column++) {
        map.add(column, row, heart.blood(map.coordinate(column), map.coordinate(row)));
      }
    }
  }

  private void airways() {
    double carina = anatomy.apex() + 0.47;
    double middle = acquisition.turn() * 0.4;
    map.rod(middle, -1.3, middle + 0.01, carina, 0.045, -0.15);
    map.rod(middle, carina, middle - 0.17, carina + 0.18, 0.030, -0.06);
    map.rod(middle, carina, middle + 0.19, carina + 0.20, 0.028, -0.06);
  }

  private void stomach() {
    double dome = anatomy.dome() + anatomy.domeDifference() + acquisition.inspiration();
    double size = anatomy.bubble() * chance.between(0.85, 1.15);
    if (size > 0) {
      double y = dome + 0.06 + 0.07 * size;
      map.ellipsoid(new Ellipse(0.36, y, 0.13 * size, 0.065 * size, -0.2), -0.34);
    }
    for (int loop = chance.below(4); loop > 0; loop--) {
      double x = chance.between(-0.5, 0.55);
      double y = dome + chance.between(0.3, 0.6);
      double a = chance.between(0.03, 0.09);
      map.ellipsoid(new Ellipse(x, y, a, 0.6 * a, chance.between(-0.6, 0.6)), -0.12);
    }
  }
}
