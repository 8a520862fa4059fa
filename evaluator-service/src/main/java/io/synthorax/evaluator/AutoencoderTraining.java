package io.synthorax.evaluator;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.util.Optional;

/**
 * Trains the paper's autoencoder in float32: it is a measuring instrument, and must not depend on
 * what is fastest on some machine. PyTorch is started with the first training, so that an evaluator
 * that finds every extractor made does without it.
 */
final class AutoencoderTraining implements ExtractorTraining {
  private static final int BATCH = 64;

  private final int threads;
  private TorchEngine engine;

  /**
   * @param threads 0 lets the engines choose
   */
  AutoencoderTraining(int threads) {
    this.threads = threads;
  }

  @Override
  public Trained train(ImageSource images, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor {
    int steps = Math.max(1, protocol.imagesShown() / protocol.batchSize());
    TrainedNetwork network =
        new SupervisedTraining(engine())
            .autoencoder(
                ConvolutionalAutoencoder.whole(images.resolution()),
                images,
                new Recipe(steps, protocol.batchSize(), protocol.learningRate()),
                protocol.seed(),
                (done, of, loss) -> step.run());
    if (!network.finite()) {
      throw new UnusableExtractor("the autoencoder's training left the finite numbers");
    }
    return new Autoencoder(network, images.resolution(), threads);
  }

  private synchronized TorchEngine engine() {
    if (engine == null) {
      engine =
          TorchEngine.start(
              new TorchEngine.Settings(threads, Optional.of(Precision.FLOAT32), Optional.empty()));
    }
    return engine;
  }

  private static final class Autoencoder implements Trained {
    private final TrainedNetwork network;
    private final int resolution;
    private final OnnxNetwork whole;

    Autoencoder(TrainedNetwork network, int resolution, int threads) {
      this.network = network;
      this.resolution = resolution;
      this.whole = new OnnxNetwork(network.onnx(), BATCH, threads);
    }

    @Override
    public byte[] encoder() {
      return network.onnx(ConvolutionalAutoencoder.encoder(resolution));
    }

    @Override
    public float[] reconstruct(byte[] pixels) {
      return whole.run(PixelScale.toNetwork(pixels));
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
