package io.synthorax.imaging.phantom;

import io.synthorax.imaging.GrayImage;

/**
 * Takes the picture: shifts, turns and magnifies the ray sum, averages it over each pixel's area,
 * and turns attenuation into gray, dense being bright, with the noise of a finite exposure.
 */
final class Detector {
  private static final double MARKER_GRAY = 0.97;

  private final Acquisition acquisition;
  private final int resolution;

  Detector(Acquisition acquisition, int resolution) {
    this.acquisition = acquisition;
    this.resolution = resolution;
  }

  GrayImage picture(RaySum map, Chance chance) {
    double cellsPerPixel = map.size / RaySum.REACH / resolution;
    int samples = Math.max(2, (int) Math.ceil(cellsPerPixel));
    double noise = acquisition.noise() / 255 * Math.min(1, Math.sqrt(resolution / 256.0));
    byte[] pixels = new byte[resolution * resolution];
    for (int row = 0; row < resolution; row++) {
      for (int column = 0; column < resolution; column++) {
        double gray = tone(average(map, column, row, samples));
        double grain = chance.normal(0, noise * (0.35 + gray));
        double value = shown(column, row) ? gray + grain : 0.01 + 0.2 * Math.abs(grain);
        pixels[row * resolution + column] =
            (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
      }
    }
    if (acquisition.marker()) {
      mark(pixels);
    }
    return new GrayImage(resolution, resolution, pixels);
  }

  private double average(RaySum map, int column, int row, int samples) {
    double cos = Math.cos(acquisition.tilt()) / acquisition.scale();
    double sin = Math.sin(acquisition.tilt()) / acquisition.scale();
    double sum = 0;
    for (int i = 0; i < samples * samples; i++) {
      double u = picture(column + (i % samples + 0.5) / samples) - acquisition.shiftX();
      double v = picture(row + (i / samples + 0.5) / samples) - acquisition.shiftY();
      sum += interpolated(map, u * cos + v * sin, v * cos - u * sin);
    }
    return sum / (samples * samples);
  }

  private double picture(double pixel) {
    return 2 * pixel / resolution - 1;
  }

  private static double interpolated(RaySum map, double x, double y) {
    double u = (x + RaySum.REACH) / (2 * RaySum.REACH) * map.size - 0.5;
    double v = (y + RaySum.REACH) / (2 * RaySum.REACH) * map.size - 0.5;
    int left = Math.max(0, Math.min(map.size - 2, (int) Math.floor(u)));
    int top = Math.max(0, Math.min(map.size - 2, (int) Math.floor(v)));
    double fx = Math.max(0, Math.min(1, u - left));
    double fy = Math.max(0, Math.min(1, v - top));
    double upper = map.get(left, top) * (1 - fx) + map.get(left + 1, top) * fx;
    double lower = map.get(left, top + 1) * (1 - fx) + map.get(left + 1, top + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  /** The film's curve: black air, a toe, then ever less difference between dense tissues. */
  private double tone(double attenuation) {
    double relative = Math.max(0, attenuation) / acquisition.exposure();
    double film = 1 - Math.exp(-Math.pow(relative, acquisition.contrast()));
    return acquisition.veil() + (1 - acquisition.veil()) * film * 0.98;
  }

  private boolean shown(int column, int row) {
    double edge = 1 - acquisition.border();
    if (edge == 1) {
      return true;
    }
    double x = picture(column + 0.5);
    double y = picture(row + 0.5);
    double slant = 0.5 * acquisition.tilt();
    return Math.abs(x + slant * y) < edge && Math.abs(y - slant * x) < edge + 0.02;
  }

  /** A lead letter L on the patient's left, as technicians put it. */
  private void mark(byte[] pixels) {
    int size = Math.max(2, resolution / 22);
    int thickness = Math.max(1, resolution / 90);
    int left = resolution - 3 * size;
    int top = resolution / 24 + (int) (size * Math.abs(20 * acquisition.tilt()));
    for (int i = 0; i < size * thickness; i++) {
      put(pixels, left + i % thickness, top + i / thickness);
      if (i / thickness < size * 2 / 3) {
        put(pixels, left + i / thickness, top + size - 1 - i % thickness);
      }
    }
  }

  private void put(byte[] pixels, int x, int y) {
    pixels[y * resolution + x] = (byte) (255 * MARKER_GRAY);
  }
}
