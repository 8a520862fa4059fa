package io.synthorax.classifier;

import io.synthorax.classifier.composition.TrainingSet;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.supervised.Progress;
import io.synthorax.learning.supervised.Recipe;
import io.synthorax.learning.supervised.Softmax;
import io.synthorax.learning.supervised.SupervisedTraining;
import io.synthorax.learning.supervised.TrainedNetwork;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import java.util.function.Supplier;

/**
 * Trains the narrow ResNet-18 for the same number of optimizer steps whatever the size of the set,
 * images shuffled anew in each pass, and lets it judge images. A function of images and seed.
 */
final class ClassifierTraining {
  private static final int JUDGED_TOGETHER = 64;

  private final Supplier<TorchEngine> engine;
  private final Heartbeat heartbeat;
  private final Interruption interruption;
  private final ClassifierMeters meters;

  /** The engine is started when the first classifier is trained: an idle service stays small. */
  ClassifierTraining(
      Supplier<TorchEngine> engine,
      Heartbeat heartbeat,
      Interruption interruption,
      ClassifierMeters meters) {
    this.engine = engine;
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
    Network network = network(training.classifier(), images.resolution(), study.classes().size());
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
              images,
              images.labels(),
              images.order(utility.steps(), utility.batchSize(), seed),
              new Recipe(utility.steps(), utility.batchSize(), utility.learningRate()),
              seed,
              progress);
    }
  }

  private static Network network(Classifier classifier, int resolution, int classes) {
    return switch (classifier.model()) {
      case RESNET18 -> ResNet18.narrow(resolution, classes, classifier.width());
      case ALEXNET, GOOGLENET, VGG19, VGG19P, INCEPTION_V4, RESNET50 ->
          throw new ContractViolation("model " + classifier.name() + " is not trained yet");
    };
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
