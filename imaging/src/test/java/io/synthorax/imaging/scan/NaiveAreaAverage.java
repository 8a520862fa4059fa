package io.synthorax.imaging.scan;

import io.synthorax.imaging.GrayImage;
import java.awt.image.BufferedImage;

/** Area averaging straight from its definition, in four nested loops. */
final class NaiveAreaAverage {
  private NaiveAreaAverage() {}

  static GrayImage of(BufferedImage image, int resolution) {
    double scale = (double) resolution / Math.max(image.getWidth(), image.getHeight());
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    byte[] pixels = new byte[resolution * resolution];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double gray = average(image, x, y, width, height) / 257;
        int row = y + (resolution - height) / 2;
        pixels[row * resolution + x + (resolution - width) / 2] = (byte) Math.round(gray);
      }
    }
    return new GrayImage(resolution, resolution, pixels);
  }

  private static double average(BufferedImage image, int x, int y, int width, int height) {
    double sum = 0;
    double area = 0;
    for (int v = 0; v < image.getHeight(); v++) {
      for (int u = 0; u < image.getWidth(); u++) {
        double across = overlap(u, x, image.getWidth() / (double) width);
        double down = overlap(v, y, image.getHeight() / (double) height);
        sum += across * down * image.getRaster().getSample(u, v, 0);
        area += across * down;
      }
    }
    return sum / area;
  }

  private static double overlap(int source, int target, double size) {
    double from = Math.max(source, target * size);
    double to = Math.min(source + 1, (target + 1) * size);
    return Math.max(0, to - from);
  }
}
