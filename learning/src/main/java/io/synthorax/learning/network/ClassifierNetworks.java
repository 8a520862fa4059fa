package io.synthorax.learning.network;

import io.synthorax.contracts.Classifier;

/**
 * The networks that tell the classes of gray images apart: each as published, but for what its own
 * builder says of normalization, small images and width.
 */
public final class ClassifierNetworks {
  private ClassifierNetworks() {}

  /** From (1, resolution, resolution) to one logit per class; 32 pixels are the least. */
  public static Network of(Classifier classifier, int resolution, int classes) {
    Width width = new Width(classifier.width());
    return switch (classifier.model()) {
      case ALEXNET -> AlexNet.of(resolution, classes, width);
      case GOOGLENET -> GoogLeNet.of(resolution, classes, width);
      case VGG19, VGG19P -> Vgg19.of(resolution, classes, width);
      case INCEPTION_V4 -> InceptionV4.of(resolution, classes, width);
      case RESNET50 -> ResNet50.of(resolution, classes, width);
      case RESNET18 -> ResNet18.narrow(resolution, classes, classifier.width());
    };
  }
}
