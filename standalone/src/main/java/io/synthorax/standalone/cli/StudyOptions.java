package io.synthorax.standalone.cli;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Recipe;
import io.synthorax.contracts.StudyDefaults;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.standalone.study.BroughtExtractor;
import io.synthorax.standalone.study.Dataset;
import io.synthorax.standalone.study.DatasetOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What decides a study: together with the data they are its identity. */
final class StudyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR|FILE.zip",
      description =
          "Labelled scans (PNG, JPEG, DICOM): a folder or ZIP file with labels.csv"
              + " (file,label[,patient,split,...]), the table of NIH ChestX-ray14 or CheXpert, or one"
              + " sub-folder per class. Without it: phantoms, drawn chest radiographs.")
  private Path data;

  @Mixin private DataOptions scans;

  @Option(
      names = "--budget",
      paramLabel = "3m|200k",
      converter = Converters.ToBudget.class,
      description =
          "Per class: training time (90s, 3m, 2h) or images shown (50000, 200k, 2M)."
              + " Default: 3m, for phantoms 30s")
  private Budget budget;

  @Option(
      names = "--width",
      paramLabel = "F",
      description =
          "Scales the channels of the networks, 0.03125 to 4; 1 is the paper. Default: what the"
              + " budget can train: 0.25 below 10m or 300k, 0.5 below 60m or 3M, else 1")
  private Double width;

  @Option(
      names = "--recipe",
      paramLabel = "default|paper",
      converter = Converters.ToRecipe.class,
      description =
          "How generators are trained. paper: batch 64, the logistic loss and nothing that steadies"
              + " training on few images. Default: default, which does")
  private Recipe recipe = Recipe.DEFAULT;

  @Option(
      names = "--augment",
      paramLabel = "A,B,...|none",
      converter = Converters.ToAugmentation.class,
      description =
          "What is done at random to all images that a discriminator sees: brightness, contrast,"
              + " translation, cutout; never flips. Default: translation,cutout, for paper none")
  private Augmentations augment;

  @Option(
      names = "--generators",
      paramLabel = "each|all|both",
      converter = Converters.ToGenerators.class,
      description =
          "each: a generator per class. all: one for all classes, from which rare classes gain what"
              + " is common to them; trained for as long as all of each together. both: each kind"
              + " for half of the time, and every class takes the better one. All three take the"
              + " same time: --budget times the number of classes. Default: all, for paper each")
  private Generators generators;

  @Option(
      names = "--compositions",
      paramLabel = "A,B,...|paper|sweep|all",
      converter = Converters.ToCompositions.class,
      description =
          "The training sets to compare: BR, BG, IR, RS, GS are the paper's; IR-DUP, IR-OS, SO,"
              + " GS-SHUFFLED, SP, RS+GS are controls; GS@25, GS@50, GS@200 are GS with that percent"
              + " of IR as synthesized images. sweep: IR, RS, IR-DUP, GS@25, GS@50, GS, GS@200."
              + " Default: the paper's and IR-DUP")
  private Compositions compositions;

  @Mixin private ClassifierOptions classifiers;
  @Mixin private ExtractorOptions extractors;

  @Option(
      names = "--start-from",
      paramLabel = "STUDY",
      converter = Converters.ToStudy.class,
      description =
          "Generators start where those of an earlier study in the same home ended, which must have"
              + " the same classes, resolution and width. Default: from chance")
  private StudyId startFrom;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything that is drawn by chance. Default: ${DEFAULT-VALUE}")
  private long seed;

  /** The folder's real path, empty for phantoms. */
  Optional<Path> folder() {
    return Optional.ofNullable(data).map(DataFolder::existing);
  }

  /** Throws ParameterException for what can be judged without the data. */
  void check() {
    classifiers.check();
    scans.check(command);
    extractors.check(scans.resolution());
    try {
      utility();
    } catch (ContractViolation e) {
      throw new ParameterException(command.commandLine(), "--compositions names a set twice");
    }
    try {
      training();
    } catch (ContractViolation e) {
      throw new ParameterException(
          command.commandLine(), "--width is " + width + ", allowed is 0.03125 to 4");
    }
  }

  /** The order, given what was kept of the extractors that the user brings. */
  DatasetOrder order(List<Brought> kept) {
    return scans.order(folder(), seed, evaluation(kept));
  }

  TrainingSpecification training() {
    TrainingSpecification training =
        StudyDefaults.training(recipe, scans.resolution(), width, budget());
    return augment == null ? training : training.with(augment.chosen());
  }

  private UtilitySpecification utility() {
    UtilitySpecification utility = StudyDefaults.of(data == null).utility();
    return compositions == null ? utility : utility.with(compositions.chosen());
  }

  /** The file that a classifier starts from, if the user brings one. */
  Optional<Path> weights() {
    return classifiers.weights();
  }

  private Budget budget() {
    return budget == null ? StudyDefaults.of(data == null).budget() : budget;
  }

  /** The extractors that the user brings. */
  List<BroughtExtractor> extractors() {
    return extractors.brought();
  }

  int resolution() {
    return scans.resolution().pixels();
  }

  private EvaluationSpecification evaluation(List<Brought> kept) {
    return extractors.in(StudyDefaults.of(data == null).evaluation(), kept);
  }

  /** The request, given where the weights and extractors are kept that the user brings. */
  StudyRequest request(Dataset dataset, Optional<ObjectRef> weights, List<Brought> kept) {
    return new StudyRequest(
        dataset.id(),
        scans.classes().orElse(dataset.manifest().classes()),
        training(),
        evaluation(kept),
        classifiers.in(utility(), weights),
        budget(),
        seed,
        Optional.of(generators == null ? StudyDefaults.generators(recipe) : generators),
        Optional.ofNullable(startFrom));
  }
}
