package io.synthorax.evaluator;

import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.supervised.LatentFeatures;

/** The autoencoder's latent maps averaged: the same network, a shorter vector. */
record MapMeans(FeatureNetwork flattened, Extent maps) implements FeatureNetwork {

  /** Of the encoder of images of a resolution. */
  static MapMeans of(FeatureNetwork flattened, int resolution) {
    return new MapMeans(flattened, ConvolutionalAutoencoder.encoder(resolution).output());
  }

  @Override
  public int dimensions() {
    return LatentFeatures.MAP_MEAN.length(maps);
  }

  @Override
  public Features features(byte[] pixels) {
    return mean(flattened.features(pixels));
  }

  /** Of flattened maps. */
  Features mean(Features latents) {
    return new Features(
        latents.count(), dimensions(), LatentFeatures.MAP_MEAN.of(latents.values(), maps));
  }

  @Override
  public void close() {
    flattened.close();
  }
}
