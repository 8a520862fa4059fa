package io.synthorax.learning.bench;

import ai.djl.ndarray.NDManager;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.supervised.BatchSampler;
import io.synthorax.learning.supervised.Progress;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchNetwork;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a network computes of images. */
final class NetworkSpace implements FeatureSpace {
  private static final Recipe CLASSIFIER = new Recipe(400, 32, 1e-3);
  private static final int WIDTH = 16;
  private static final int BATCH = 64;
  private static final long SEED = 20_190_501L;
  private static final Progress SILENT = (step, steps, loss) -> {};

  private final TorchEngine engine;
  private final TorchNetwork network;

  private NetworkSpace(TorchEngine engine, Network network, Weights weights) {
    this.engine = engine;
    this.network = new TorchNetwork(engine, network, weights);
  }

  /** A narrow ResNet-18 that tells the classes of the images apart. */
  static Weights classifier(TorchEngine engine, ImageSource images, int[] labels) {
    int classes = classes(labels);
    return new SupervisedTraining(engine)
        .classifier(
            ResNet18.narrow(images.resolution(), classes, WIDTH),
            images,
            labels,
            BatchSampler.balanced(labels, classes, CLASSIFIER.batchSize(), SEED),
            CLASSIFIER,
            SEED,
            SILENT)
        .weights();
  }

  /** Its pooled features. */
  static NetworkSpace pooled(TorchEngine engine, int resolution, Weights classifier) {
    return new NetworkSpace(engine, ResNet18.pooled(resolution, WIDTH), classifier);
  }

  /** Its logits, one for each class. */
  static NetworkSpace logits(TorchEngine engine, int resolution, int classes, Weights classifier) {
    return new NetworkSpace(engine, ResNet18.narrow(resolution, classes, WIDTH), classifier);
  }

  private static int classes(int[] labels) {
    return Arrays.stream(labels).max().orElseThrow() + 1;
  }

  /**
   * The pooled features of a narrow ResNet-18 as it is initialized: textures that no training data
   * has taught it to overlook (Naeem et al. 2020).
   */
  static NetworkSpace untrained(TorchEngine engine, int resolution) {
    Network network = ResNet18.pooled(resolution, WIDTH);
    return new NetworkSpace(engine, network, Weights.initial(network, SEED));
  }

  @Override
  public Features of(ImageSource images) {
    List<Features> parts = new ArrayList<>();
    for (int first = 0; first < images.count(); first += BATCH) {
      int[] chosen = IntStream.range(first, Math.min(images.count(), first + BATCH)).toArray();
      try (NDManager scope = engine.newScope()) {
        float[] values =
            network
                .infer(
                    scope,
                    TorchEngine.batch(
                        scope, PixelScale.batch(images, chosen), network.network().input()))
                .toFloatArray();
        parts.add(new Features(chosen.length, values.length / chosen.length, values));
      }
    }
    return Features.concatenated(parts);
  }
}
