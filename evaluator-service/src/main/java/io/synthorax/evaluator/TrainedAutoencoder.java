package io.synthorax.evaluator;

import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.TrainedNetwork;
import java.util.Optional;

/** The paper's autoencoder; its error is the mean squared one per pixel of reconstructions. */
final class TrainedAutoencoder implements ExtractorTraining.Trained {
  private static final int BATCH = 64;

  private final TrainedNetwork network;
  private final int resolution;
  private final OnnxNetwork whole;

  TrainedAutoencoder(TrainedNetwork network, int resolution, int threads) {
    this.network = network;
    this.resolution = resolution;
    this.whole = new OnnxNetwork(network.onnx(), BATCH, threads);
  }

  @Override
  public byte[] encoder() {
    return network.onnx(ConvolutionalAutoencoder.encoder(resolution));
  }

  @Override
  public ExtractorTraining.Quality quality(
      TrainingSample seen, TrainingSample unseen, boolean phantom, Runnable step)
      throws UnusableExtractor {
    Reconstructions training = new Reconstructions(this::reconstruct, seen.images());
    Reconstructions validation = new Reconstructions(this::reconstruct, unseen.images());
    Reconstructions shown = unseen.count() > 0 ? validation : training;
    return new ExtractorTraining.Quality(
        training.error(step), validation.error(step), Optional.of(shown.picture(phantom)));
  }

  private float[] reconstruct(byte[] pixels) {
    return whole.run(PixelScale.toNetwork(pixels));
  }

  @Override
  public void close() {
    whole.close();
  }
}
