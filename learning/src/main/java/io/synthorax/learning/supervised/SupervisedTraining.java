package io.synthorax.learning.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.torch.Adam;
import io.synthorax.learning.torch.Loss;
import io.synthorax.learning.torch.Tape;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchNetwork;
import io.synthorax.learning.weights.Weights;

/** Trains a network of images towards a target with Adam: batch, pass, loss, gradients, update. */
public final class SupervisedTraining {
  private final TorchEngine engine;

  public SupervisedTraining(TorchEngine engine) {
    this.engine = engine;
  }

  /** A network that gives back its input, by the mean squared error. */
  public TrainedNetwork autoencoder(
      Network network, ImageSource images, Recipe recipe, long seed, Progress progress) {
    BatchSampler sampler = BatchSampler.shuffled(images.count(), recipe.batchSize(), seed);
    return train(
        network,
        Weights.initial(network, seed),
        images,
        recipe,
        sampler,
        seed,
        progress,
        (torch, scope, output, input, chosen) -> torch.squaredError(scope, output, input));
  }

  /**
   * A network that tells classes apart, by the cross entropy, from the first weights of its seed;
   * labels are class numbers from 0, one for each image.
   */
  public TrainedNetwork classifier(
      Network network,
      ImageSource images,
      int[] labels,
      BatchSampler sampler,
      Recipe recipe,
      long seed,
      Progress progress) {
    Weights start = Weights.initial(network, seed);
    return classifier(network, start, images, labels, sampler, recipe, seed, progress);
  }

  /** The same from given weights. */
  public TrainedNetwork classifier(
      Network network,
      Weights start,
      ImageSource images,
      int[] labels,
      BatchSampler sampler,
      Recipe recipe,
      long seed,
      Progress progress) {
    if (labels.length != images.count()) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + images.count() + " images");
    }
    return train(
        network,
        start,
        images,
        recipe,
        sampler,
        seed,
        progress,
        (torch, scope, output, input, chosen) ->
            torch.crossEntropy(scope, output, TorchEngine.labels(scope, select(labels, chosen))));
  }

  /** What a batch's output is held against. */
  private interface Target {
    Loss loss(TorchNetwork torch, NDManager scope, NDArray output, NDArray input, int[] chosen);
  }

  private TrainedNetwork train(
      Network network,
      Weights start,
      ImageSource images,
      Recipe recipe,
      BatchSampler sampler,
      long seed,
      Progress progress,
      Target target) {
    float last = Float.NaN;
    try (TorchNetwork torch = new TorchNetwork(engine, network, start)) {
      Adam optimizer = new Adam(torch, Adam.Rates.usual(recipe.learningRate()));
      for (int step = 0; step < recipe.steps(); step++) {
        try (NDManager scope = engine.newScope()) {
          int[] chosen = sampler.images(step);
          NDArray input =
              TorchEngine.batch(scope, PixelScale.batch(images, chosen), network.input());
          Tape tape = torch.train(scope, input, seed + step);
          Loss loss = target.loss(torch, scope, tape.output(), input, chosen);
          optimizer.update(torch.backward(scope, tape, loss.gradient()));
          last = loss.value();
        }
        progress.step(step + 1, recipe.steps(), last);
      }
      return new TrainedNetwork(network, torch.weights(), last);
    }
  }

  private static int[] select(int[] labels, int[] chosen) {
    int[] selected = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      selected[i] = labels[chosen[i]];
    }
    return selected;
  }
}
