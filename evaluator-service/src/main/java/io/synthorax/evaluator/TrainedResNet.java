package io.synthorax.evaluator;

import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.Softmax;
import io.synthorax.learning.supervised.TrainedNetwork;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A ResNet that tells the classes apart; its error is the share of images whose class it misses,
 * the mean over the classes.
 */
final class TrainedResNet implements ExtractorTraining.Trained {
  private static final int BATCH = 64;

  private final TrainedNetwork network;
  private final Network pooled;
  private final OnnxNetwork whole;

  /**
   * @param pooled its layers up to the pooled features
   */
  TrainedResNet(TrainedNetwork network, Network pooled, int threads) {
    this.network = network;
    this.pooled = pooled;
    this.whole = new OnnxNetwork(network.onnx(), BATCH, threads);
  }

  @Override
  public byte[] encoder() {
    return network.onnx(pooled);
  }

  @Override
  public ExtractorTraining.Quality quality(
      TrainingSample seen, TrainingSample unseen, boolean phantom, Runnable step) {
    OptionalDouble training = error(seen);
    step.run();
    return new ExtractorTraining.Quality(training, error(unseen), Optional.empty());
  }

  private OptionalDouble error(TrainingSample sample) {
    if (sample.count() == 0) {
      return OptionalDouble.empty();
    }
    double[][] scores = Softmax.of(whole.run(sample.images()), sample.classes());
    int[] images = new int[sample.classes()];
    int[] missed = new int[sample.classes()];
    for (int image = 0; image < scores.length; image++) {
      int label = sample.labels()[image];
      images[label]++;
      missed[label] += highest(scores[image]) == label ? 0 : 1;
    }
    double sum = 0;
    int present = 0;
    for (int label = 0; label < images.length; label++) {
      sum += images[label] == 0 ? 0 : (double) missed[label] / images[label];
      present += images[label] == 0 ? 0 : 1;
    }
    return OptionalDouble.of(sum / present);
  }

  private static int highest(double[] scores) {
    int highest = 0;
    for (int at = 1; at < scores.length; at++) {
      highest = scores[at] > scores[highest] ? at : highest;
    }
    return highest;
  }

  @Override
  public void close() {
    whole.close();
  }
}
