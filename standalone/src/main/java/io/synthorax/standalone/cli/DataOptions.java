package io.synthorax.standalone.cli;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Resolution;
import io.synthorax.standalone.study.DatasetOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What decides a data set, beside the scans themselves. */
final class DataOptions {
  private static final double ALL_PHANTOMS = 1;

  @Option(
      names = "--classes",
      paramLabel = "A,B,...",
      split = ",",
      hideParamSyntax = true,
      converter = Converters.ToLabel.class,
      description = "The classes to take, at least two. Default: all that there are.")
  private List<ClassLabel> classes;

  @Option(
      names = "--resolution",
      paramLabel = "32|64|128|256|512",
      converter = Converters.ToResolution.class,
      description = "Height and width of the images in pixels. Default: 64")
  private Resolution resolution = new Resolution(64);

  @Option(
      names = "--skip-unreadable",
      description =
          "Leave out images that cannot be read or are no frontal chest radiographs, and count them.")
  private boolean skipUnreadable;

  @Option(
      names = "--confounders",
      paramLabel = "A,B,...",
      split = ",",
      hideParamSyntax = true,
      description =
          "Further columns of labels.csv, such as view,sex,age: the report shows what each predicts"
              + " by itself, and the scores within its values. Not for columns that identify"
              + " somebody. Default: none")
  private List<String> confounders;

  @Option(
      names = "--data-licence",
      paramLabel = "TEXT",
      description =
          "Of the images, for report and model cards. Default: the column or the file license or"
              + " licence, if there is one")
  private String licence;

  /** Throws ParameterException for what can be judged without the data. */
  void check(CommandSpec command) {
    if (classes != null && classes.size() < 2) {
      throw new ParameterException(
          command.commandLine(), "--classes names one class; a study needs at least two");
    }
    if (classes != null && classes.stream().distinct().count() < classes.size()) {
      throw new ParameterException(command.commandLine(), "--classes names a class twice");
    }
  }

  /** The classes asked for; empty for all that there are. */
  Optional<List<ClassLabel>> classes() {
    return Optional.ofNullable(classes);
  }

  Resolution resolution() {
    return resolution;
  }

  /**
   * What the console is to import.
   *
   * @param source a real path; empty for phantoms
   * @param seed of phantoms
   */
  DatasetOrder order(Optional<Path> source, long seed, EvaluationSpecification evaluation) {
    return new DatasetOrder(
        source.map(path -> String.valueOf(path.getFileName())).orElse("phantoms"),
        source.map(Path::toString).orElse(null),
        classes().map(list -> list.stream().map(ClassLabel::value).toList()).orElse(null),
        resolution.pixels(),
        seed,
        ALL_PHANTOMS,
        skipUnreadable,
        evaluation,
        licence,
        confounders);
  }
}
