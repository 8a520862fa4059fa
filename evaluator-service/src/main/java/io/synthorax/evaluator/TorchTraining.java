package io.synthorax.evaluator;

import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.supervised.BatchSampler;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.util.Optional;

/**
 * Trains the paper's autoencoder, and a ResNet on the classes, in float32: they are measuring
 * instruments, and must not depend on what is fastest on some machine. PyTorch is started with the
 * first training, so that an evaluator that finds every extractor made does without it.
 */
final class TorchTraining implements ExtractorTraining {
  private static final int RESNET_WIDTH = 16;

  private final int threads;
  private TorchEngine engine;

  /**
   * @param threads 0 lets the engines choose
   */
  TorchTraining(int threads) {
    this.threads = threads;
  }

  @Override
  public Trained train(TrainingSample sample, ExtractorProtocol protocol, Runnable step)
      throws UnusableExtractor {
    int steps = Math.max(1, protocol.imagesShown() / protocol.batchSize());
    Recipe recipe = new Recipe(steps, protocol.batchSize(), protocol.learningRate());
    return switch (protocol.architecture()) {
      case ExtractorProtocol.AUTOENCODER -> autoencoder(sample, recipe, protocol.seed(), step);
      case ExtractorProtocol.RESNET -> resNet(sample, recipe, protocol.seed(), step);
      default -> throw new IllegalArgumentException("not trained: " + protocol.architecture());
    };
  }

  private Trained autoencoder(TrainingSample sample, Recipe recipe, long seed, Runnable step)
      throws UnusableExtractor {
    int resolution = sample.images().resolution();
    TrainedNetwork network =
        new SupervisedTraining(engine())
            .autoencoder(
                ConvolutionalAutoencoder.whole(resolution),
                sample.images(),
                recipe,
                seed,
                (done, of, loss) -> step.run());
    return new TrainedAutoencoder(finite(network), resolution, threads);
  }

  /**
   * Rare classes are shown as often as frequent ones, or their features would be an afterthought.
   */
  private Trained resNet(TrainingSample sample, Recipe recipe, long seed, Runnable step)
      throws UnusableExtractor {
    int resolution = sample.images().resolution();
    Network network = ResNet18.narrow(resolution, sample.classes(), RESNET_WIDTH);
    TrainedNetwork trained =
        new SupervisedTraining(engine())
            .classifier(
                network,
                sample.images(),
                sample.labels(),
                BatchSampler.balanced(sample.labels(), sample.classes(), recipe.batchSize(), seed),
                recipe,
                seed,
                (done, of, loss) -> step.run());
    return new TrainedResNet(finite(trained), ResNet18.pooled(resolution, RESNET_WIDTH), threads);
  }

  private static TrainedNetwork finite(TrainedNetwork network) throws UnusableExtractor {
    if (!network.finite()) {
      throw new UnusableExtractor("the training of the network left the finite numbers");
    }
    return network;
  }

  private synchronized TorchEngine engine() {
    if (engine == null) {
      engine =
          TorchEngine.start(
              new TorchEngine.Settings(threads, Optional.of(Precision.FLOAT32), Optional.empty()));
    }
    return engine;
  }
}
