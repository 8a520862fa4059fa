package io.synthorax.evaluator;

import io.synthorax.contracts.ExtractorSpecification.Input;
import io.synthorax.learning.images.PixelScale;

/** How gray images (n, resolution, resolution) become what a network wants to see. */
@FunctionalInterface
interface ImageInput {
  /** The network's input, image after image. */
  float[] of(byte[] pixels);

  /** Of a network of ours: gray values in [-1, 1]. */
  static ImageInput own() {
    return PixelScale::toNetwork;
  }

  /**
   * Of a brought one: resized, averaging over areas where that makes them smaller, else bilinear
   * between the pixels' centers; the same gray value in every channel, normalized as declared.
   */
  static ImageInput declared(Input input, int resolution) {
    Resampling along = Resampling.of(resolution, input.size());
    return pixels -> {
      int images = pixels.length / (resolution * resolution);
      int plane = input.size() * input.size();
      float[] values = new float[images * input.channels() * plane];
      for (int image = 0; image < images; image++) {
        double[] gray = along.square(pixels, image * resolution * resolution);
        for (int channel = 0; channel < input.channels(); channel++) {
          int to = (image * input.channels() + channel) * plane;
          for (int at = 0; at < plane; at++) {
            values[to + at] =
                (float) ((gray[at] - input.mean().get(channel)) / input.deviation().get(channel));
          }
        }
      }
      return values;
    };
  }

  /**
   * A line of pixels as another number of them: each target is a weighted mean of sources.
   *
   * @param first source of each target
   * @param weights of the sources from there on, adding up to 1
   */
  record Resampling(int source, int[] first, double[][] weights) {

    static Resampling of(int source, int target) {
      double scale = (double) source / target;
      int[] first = new int[target];
      double[][] weights = new double[target][];
      for (int to = 0; to < target; to++) {
        if (scale > 1) {
          average(to * scale, (to + 1) * scale, to, first, weights);
        } else {
          double center = Math.max(0, Math.min(source - 1.0, (to + 0.5) * scale - 0.5));
          first[to] = (int) center;
          double right = center - first[to];
          weights[to] = right == 0 ? new double[] {1} : new double[] {1 - right, right};
        }
      }
      return new Resampling(source, first, weights);
    }

    private static void average(
        double from, double to, int target, int[] first, double[][] weights) {
      first[target] = (int) from;
      int last = (int) Math.ceil(to - 1e-9);
      double[] shares = new double[last - first[target]];
      for (int at = 0; at < shares.length; at++) {
        double left = Math.max(from, first[target] + at);
        shares[at] = (Math.min(to, first[target] + at + 1.0) - left) / (to - from);
      }
      weights[target] = shares;
    }

    /** A square image of gray values in [0, 1], row by row. */
    double[] square(byte[] pixels, int offset) {
      int size = first.length;
      double[] across = new double[source * size];
      for (int y = 0; y < source; y++) {
        for (int x = 0; x < size; x++) {
          for (int k = 0; k < weights[x].length; k++) {
            int gray = pixels[offset + y * source + first[x] + k] & 0xFF;
            across[y * size + x] += weights[x][k] * gray / 255;
          }
        }
      }
      double[] square = new double[size * size];
      for (int y = 0; y < size; y++) {
        for (int k = 0; k < weights[y].length; k++) {
          int row = (first[y] + k) * size;
          for (int x = 0; x < size; x++) {
            square[y * size + x] += weights[y][k] * across[row + x];
          }
        }
      }
      return square;
    }
  }
}
