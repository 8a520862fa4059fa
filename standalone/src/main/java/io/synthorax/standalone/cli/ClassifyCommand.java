package io.synthorax.standalone.cli;

import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.platform.Addresses;
import io.synthorax.standalone.study.ClassifierClient;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.Judgement;
import io.synthorax.standalone.study.StudyLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synthorax classify}: what a study's classifiers say of images. */
@Command(
    name = "classify",
    description =
        "Lets a study's classifiers judge images (PNG or JPEG), converted as the study's scans were:"
            + " the mean over the classifiers of one training set. For research: no diagnosis.",
    footer = {"", "Example:", "  synthorax classify scan.png --composition IR"},
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  @Mixin private RunningPlatform platform;
  @Mixin private ChosenStudy chosen;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "One or more files.")
  private List<Path> images;

  @Option(
      names = "--composition",
      paramLabel = "CODE",
      description = "The training set of the classifiers. Default: GS, or IR where there is no GS")
  private String composition;

  @Option(names = "--json", description = "As JSON, a line for each image.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    for (Path image : images) {
      if (!Files.isRegularFile(image) || !Files.isReadable(image)) {
        throw new FailureMessages.DataMissing(image + " is no readable file");
      }
    }
    return platform.run(this::classify);
  }

  private int classify(Addresses services) throws Exception {
    ConsoleClient console = new ConsoleClient(services);
    StudyId study = chosen.find(console, StudyLine::ended, "completed");
    ClassifierClient classifier = new ClassifierClient(services);
    for (Path image : images) {
      print(image, classifier.judge(study, Optional.ofNullable(composition), image));
    }
    return ExitCode.OK;
  }

  private void print(Path image, Judgement judgement) {
    if (json) {
      System.out.println(new String(Json.write(judgement), StandardCharsets.UTF_8));
      return;
    }
    System.out.printf(
        "%s: %s on %s, mean of %d%n",
        image, judgement.model(), judgement.composition(), judgement.classifiers());
    for (Judgement.Probability one : judgement.probabilities()) {
      System.out.printf(Locale.ROOT, "  %6.1f %%  %s%n", 100 * one.value(), one.label());
    }
  }
}
