package io.synthorax.classifier;

import io.synthorax.classifier.composition.TrainingSet;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.Progress;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.Softmax;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.learning.supervised.Vgg19Weights;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.store.ObjectStore;
import java.util.function.Supplier;

/**
 * Trains a study's classifiers, each for the same number of optimizer steps whatever the size of
 * the set, images shuffled anew in each pass, and lets them judge images. A function of images,
 * model and seed.
 */
final class ClassifierTraining {
  private static final int JUDGED_TOGETHER = 64;

  private final Supplier<TorchEngine> engine;
  private final ObjectStore store;
  private final Heartbeat heartbeat;
  private final Interruption interruption;
  private final ClassifierMeters meters;

  /** The engine is started when the first classifier is trained: an idle service stays small. */
  ClassifierTraining(
      Supplier<TorchEngine> engine,
      ObjectStore store,
      Heartbeat heartbeat,
      Interruption interruption,
      ClassifierMeters meters) {
    this.engine = engine;
    this.store = store;
    this.heartbeat = heartbeat;
    this.interruption = interruption;
    this.meters = meters;
  }

  /**
   * The trained classifier.
   *
   * @throws io.synthorax.platform.stage.StageInterrupted between two steps
   */
  TrainedNetwork train(Study study, Study.Training training, TrainingSet images) {
    UtilitySpecification utility = study.request().utility();
    Classifier classifier = training.classifier();
    Network network =
        ClassifierNetworks.of(classifier, images.resolution(), study.classes().size());
    long seed = study.seedOf(training);
    try (var running = meters.start(study, training)) {
      Progress progress =
          (step, steps, loss) -> {
            heartbeat.beat();
            interruption.check();
            running.step();
          };
      return new SupervisedTraining(engine.get())
          .classifier(
              network,
              start(study, classifier, network, seed),
              images,
              images.labels(),
              images.order(utility.steps(), utility.batchSize(), seed),
              new Recipe(
                  utility.steps(), utility.batchSize(), utility.learningRate(classifier.model())),
              seed,
              progress);
    }
  }

  /** Of chance, or those that the user brought. */
  private Weights start(Study study, Classifier classifier, Network network, long seed) {
    return study
        .request()
        .utility()
        .vgg19Weights()
        .filter(any -> classifier.model() == ClassifierModel.VGG19P)
        .map(weights -> Vgg19Weights.read(store.get(weights)).into(network, seed))
        .orElseGet(() -> Weights.initial(network, seed));
  }

  /** Softmax outputs, [images, classes], row by row. */
  float[] probabilities(byte[] onnx, ImageSource images, int classes) {
    try (var network = new OnnxNetwork(onnx, JUDGED_TOGETHER, 0)) {
      double[][] rows = Softmax.of(network.run(images), classes);
      float[] probabilities = new float[rows.length * classes];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = (float) rows[i / classes][i % classes];
      }
      return probabilities;
    }
  }
}
