package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * How it is tested whether synthesized images help a classifier.
 *
 * @param width channels of the classifiers where the published ones have 64, such as the first
 *     stage of a ResNet
 * @param steps optimizer steps, the same for every composition and model
 * @param seeds number of classifiers per composition and model, trained from the seeds 0, 1, ...
 * @param models the first is the one that the headline is about; absent where it is {@link
 *     ClassifierModel#STANDARD}
 * @param vgg19Weights where {@link ClassifierModel#VGG19P} starts; there if it is among the models
 */
public record UtilitySpecification(
    List<Composition> compositions,
    int width,
    int steps,
    int batchSize,
    double learningRate,
    int seeds,
    Optional<List<ClassifierModel>> models,
    Optional<ObjectRef> vgg19Weights) {
  public UtilitySpecification {
    Require.that(
        compositions != null && !compositions.isEmpty(),
        "utility.compositions",
        "at least one",
        compositions);
    Require.that(
        compositions.stream().distinct().count() == compositions.size(),
        "utility.compositions",
        "each once",
        compositions);
    compositions = List.copyOf(compositions);
    Require.that(width >= 4 && width <= 64, "utility.width", "4 to 64", width);
    Require.that(steps >= 1, "utility.steps", "at least 1", steps);
    Require.that(batchSize >= 2 && batchSize <= 1024, "utility.batchSize", "2 to 1024", batchSize);
    Require.that(
        learningRate > 0 && learningRate < 1,
        "utility.learningRate",
        "between 0 and 1",
        learningRate);
    Require.that(seeds >= 1 && seeds <= 100, "utility.seeds", "1 to 100", seeds);
    // Left out it is the specification that earlier versions knew, with the same study's id.
    models = models.map(List::copyOf).filter(list -> !list.equals(ClassifierModel.STANDARD));
    requireModels(models.orElse(ClassifierModel.STANDARD), vgg19Weights.isPresent());
  }

  private static void requireModels(List<ClassifierModel> models, boolean weights) {
    Require.that(!models.isEmpty(), "utility.models", "at least one", models);
    Require.that(
        models.stream().distinct().count() == models.size(), "utility.models", "each once", models);
    Require.that(
        models.contains(ClassifierModel.VGG19P) == weights,
        "utility.vgg19Weights",
        "given with the model vgg19p and only with it",
        weights ? "given" : "absent");
  }

  /** The standard model. */
  public UtilitySpecification(
      List<Composition> compositions,
      int width,
      int steps,
      int batchSize,
      double learningRate,
      int seeds) {
    this(
        compositions,
        width,
        steps,
        batchSize,
        learningRate,
        seeds,
        Optional.empty(),
        Optional.empty());
  }

  /** What is trained on every composition, the headline's first. */
  public List<Classifier> classifiers() {
    return models.orElse(ClassifierModel.STANDARD).stream().map(this::classifier).toList();
  }

  /** Weights that are brought have the width that they were trained with. */
  private Classifier classifier(ClassifierModel model) {
    return new Classifier(model, model == ClassifierModel.VGG19P ? Classifier.FULL_WIDTH : width);
  }

  /** VGG-19, deep and without batch normalization, stays at chance with more than a tenth. */
  public double learningRate(ClassifierModel model) {
    return switch (model) {
      case VGG19, VGG19P -> learningRate / 10;
      case ALEXNET, GOOGLENET, INCEPTION_V4, RESNET50, RESNET18 -> learningRate;
    };
  }

  /** The number of trained classifiers. */
  public int trainings() {
    return classifiers().size() * compositions.size() * seeds;
  }

  /** The same for other compositions. */
  public UtilitySpecification with(List<Composition> others) {
    return new UtilitySpecification(
        others, width, steps, batchSize, learningRate, seeds, models, vgg19Weights);
  }

  /** The same with other models at another width. */
  public UtilitySpecification with(
      List<ClassifierModel> others, int otherWidth, Optional<ObjectRef> weights) {
    return new UtilitySpecification(
        compositions,
        otherWidth,
        steps,
        batchSize,
        learningRate,
        seeds,
        Optional.of(others),
        weights);
  }

  /** The paper's five compositions and one control, three seeds. */
  public static UtilitySpecification standard() {
    return new UtilitySpecification(Composition.STANDARD, 16, 300, 64, 1e-3, 3);
  }
}
