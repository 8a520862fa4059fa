package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A kind of classifier: the paper's six, and a small one for machines without a GPU. */
public enum ClassifierModel {
  ALEXNET("alexnet", "AlexNet"),
  GOOGLENET("googlenet", "GoogLeNet"),
  VGG19("vgg19", "VGG-19"),
  /** VGG-19 that starts from weights which the user brings. */
  VGG19P("vgg19p", "VGG-19P"),
  INCEPTION_V4("inceptionv4", "Inception-v4"),
  RESNET50("resnet50", "ResNet-50"),
  RESNET18("resnet18", "ResNet-18");

  /** What is trained if nobody says otherwise. */
  public static final List<ClassifierModel> STANDARD = List.of(RESNET18);

  /** The rows of the paper's Table I, from the last, its best, to the first. */
  public static final List<ClassifierModel> TABLE_I =
      List.of(RESNET50, GOOGLENET, ALEXNET, INCEPTION_V4, VGG19P, VGG19);

  private final String code;
  private final String title;

  ClassifierModel(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** As it stands in requests and object keys. */
  @JsonValue
  public String code() {
    return code;
  }

  /** As the literature writes it. */
  public String title() {
    return title;
  }

  @Override
  public String toString() {
    return code;
  }

  /** Reads a code; an unknown one is refused with the known ones named. */
  @JsonCreator
  public static ClassifierModel of(String code) {
    return Arrays.stream(values())
        .filter(model -> model.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ContractViolation(
                    "model '%s' is unknown, allowed are %s".formatted(code, codes())));
  }

  /** All codes, with commas. */
  public static String codes() {
    return Arrays.stream(values()).map(ClassifierModel::code).collect(Collectors.joining(", "));
  }
}
