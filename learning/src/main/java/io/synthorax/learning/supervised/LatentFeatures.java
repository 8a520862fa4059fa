package io.synthorax.learning.supervised;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.Extent;

/** How the feature vector of an image is taken from the autoencoder's latent maps. */
public enum LatentFeatures {
  /** All values. */
  FLATTEN {
    @Override
    public int length(Extent maps) {
      return maps.size();
    }

    @Override
    public float[] of(float[] latents, Extent maps) {
      return latents;
    }
  },
  /** The maps averaged: one value for each place. Fewer than 64 places are refused. */
  MAP_MEAN {
    @Override
    public int length(Extent maps) {
      int places = maps.height() * maps.width();
      if (places < FEWEST_PLACES) {
        throw new ContractViolation(
            "MAP_MEAN has "
                + places
                + " values at this resolution, allowed are 64 or more: use FLATTEN");
      }
      return places;
    }

    @Override
    public float[] of(float[] latents, Extent maps) {
      int places = length(maps);
      float[] means = new float[latents.length / maps.channels()];
      for (int i = 0; i < means.length; i++) {
        int image = i / places * maps.size();
        double sum = 0;
        for (int c = 0; c < maps.channels(); c++) {
          sum += latents[image + c * places + i % places];
        }
        means[i] = (float) (sum / maps.channels());
      }
      return means;
    }
  };

  private static final int FEWEST_PLACES = 64;

  /** Values of one vector, given the latent maps of one image. */
  public abstract int length(Extent maps);

  /** The vectors (n, length) of latents (n, channels, height, width). */
  public abstract float[] of(float[] latents, Extent maps);
}
