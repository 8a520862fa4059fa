package io.synthorax.standalone.cli;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.UtilitySpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which classifiers a study trains. */
final class ClassifierOptions {
  private static final int NARROWEST = 4;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--models",
      paramLabel = "A,B,...|table1",
      converter = Converters.ToModels.class,
      description =
          "The classifiers to train on every set; the answer is about the first. alexnet, googlenet,"
              + " vgg19, vgg19p, inceptionv4, resnet50, resnet18; table1: all but the last, vgg19p"
              + " where weights are given. Default: resnet18")
  private Models models;

  @Option(
      names = "--classifier-width",
      paramLabel = "N",
      description =
          "Channels of the classifiers where the published ones have 64, 4 to 64; vgg19p always has"
              + " its 64. Default: 16, for phantoms 8")
  private Integer width;

  @Option(
      names = "--vgg19-weights",
      paramLabel = "FILE",
      description =
          "Where vgg19p starts: a VGG-19 as safetensors with torchvision's names, or as ONNX. Its"
              + " last layer is replaced")
  private Path weights;

  /** Throws ParameterException for what can be judged without the file's content. */
  void check() {
    if (width != null && (width < NARROWEST || width > Classifier.FULL_WIDTH)) {
      throw refused("--classifier-width is " + width + ", allowed is 4 to 64");
    }
    List<ClassifierModel> chosen = chosen();
    if (chosen.stream().distinct().count() < chosen.size()) {
      throw refused("--models names a model twice");
    }
    boolean brought = chosen.contains(ClassifierModel.VGG19P);
    if (brought && weights == null) {
      throw refused("--models names vgg19p, which needs --vgg19-weights FILE");
    }
    if (!brought && weights != null) {
      throw refused("--vgg19-weights is given, but --models does not name vgg19p");
    }
    if (weights != null && !Files.isReadable(weights)) {
      throw refused("--vgg19-weights: there is no readable file " + weights);
    }
  }

  /** The file that the user brings, if any. */
  Optional<Path> weights() {
    return Optional.ofNullable(weights);
  }

  /** What the user chose in place of the default. */
  UtilitySpecification in(UtilitySpecification standard, Optional<ObjectRef> kept) {
    int chosenWidth = width == null ? standard.width() : width;
    return standard.with(chosen(), chosenWidth, kept);
  }

  private List<ClassifierModel> chosen() {
    return models == null ? ClassifierModel.STANDARD : models.with(weights != null);
  }

  private ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
