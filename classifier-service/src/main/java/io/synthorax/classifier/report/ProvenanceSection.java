package io.synthorax.classifier.report;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was run, so that somebody else can run it again; and what its figures do not say. */
final class ProvenanceSection {
  private final StudyReport report;

  ProvenanceSection(StudyReport report) {
    this.report = report;
  }

  String html() {
    return Html.section("caveats", "7. What these figures do not say", caveats())
        + Html.section("run", "8. What was run", run());
  }

  private String caveats() {
    return report.caveats().stream()
        .map(caveat -> "<li>" + Html.escape(caveat) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String run() {
    StudyRequest request = report.request();
    var table = new HtmlTable("The request, whose hash is the study's name");
    table.head(List.of("what", "value"));
    table.row("study", List.of(report.study().value()));
    table.row("data set", List.of(report.data().dataset().value()));
    table.row("seed", List.of(Long.toString(request.seed())));
    table.row("budget of each class", List.of(request.budget().text() + budgetUnit(request)));
    table.row("generators", List.of(generators(request.generators().orElse(Generators.EACH))));
    request
        .startFrom()
        .ifPresent(earlier -> table.row("started from study", List.of(earlier.value())));
    table.row("networks", List.of(networks(request.training())));
    table.row("optimizer", List.of(optimizer(request.training())));
    table.row("recipe", List.of(recipe(request.training())));
    table.row("precision", List.of(precisions()));
    table.row("evaluation", List.of(evaluation(request.evaluation())));
    table.row("classifier", List.of(classifier(request.utility())));
    request
        .utility()
        .vgg19Weights()
        .ifPresent(
            weights -> table.row("weights of VGG-19P", List.of("sha256 " + weights.sha256())));
    report.versions().forEach((name, version) -> table.row(name, List.of(version)));
    return table.html().replace("<table>", "<table class=\"words\">");
  }

  private static String generators(Generators generators) {
    return switch (generators) {
      case EACH -> "one for each class";
      case ALL -> "one for all classes, with the budgets of all of them";
      case BOTH -> "one for each class and one for all classes, each kind with half of the budgets";
    };
  }

  private static String networks(TrainingSpecification training) {
    return "DCGAN, %d pixels, width %s, latent %d"
        .formatted(
            training.resolution().pixels(), Numbers.plain(training.width()), training.latentSize());
  }

  private static String optimizer(TrainingSpecification training) {
    return "Adam %s, beta %s and %s, batch %d"
        .formatted(
            Numbers.plain(training.learningRate()),
            training.beta1(),
            training.beta2(),
            training.batchSize());
  }

  private static String recipe(TrainingSpecification training) {
    if (training.equals(TrainingSpecification.paper(training.resolution(), training.width()))) {
      return "the paper's";
    }
    Stabilization steady = training.stabilization();
    return "%s loss, %s normalization, instance noise %s, augmentation %s, %s"
        .formatted(
            steady.loss().name().toLowerCase(Locale.ROOT),
            steady.normalization().name().toLowerCase(Locale.ROOT),
            Numbers.plain(training.instanceNoise()),
            augmentation(steady),
            steady.averageHalfLife() == 0
                ? "no average of the generator"
                : "average of the generator with half-life "
                    + Numbers.count(steady.averageHalfLife())
                    + " images");
  }

  private static String augmentation(Stabilization steady) {
    return steady.augmentation().isEmpty()
        ? "none"
        : steady.augmentation().stream()
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" and "));
  }

  private static String evaluation(EvaluationSpecification evaluation) {
    return ("autoencoder on %s images, at most %d scored per batch, %d neighbors, subsets of at most"
            + " %d, %d draws")
        .formatted(
            Numbers.count(evaluation.autoencoderImages()),
            evaluation.scoredImages(),
            evaluation.nearestNeighbors(),
            evaluation.subsetSize(),
            evaluation.subsetDraws());
  }

  private static String classifier(UtilitySpecification utility) {
    return "%s, %s steps, batch %d, learning rate %s, seeds 0 to %d"
        .formatted(
            utility.classifiers().stream().map(Classifier::name).collect(Collectors.joining(", ")),
            Numbers.count(utility.steps()),
            utility.batchSize(),
            Numbers.plain(utility.learningRate()),
            utility.seeds() - 1);
  }

  private static String budgetUnit(StudyRequest request) {
    return request.budget() instanceof Budget.Time ? " of training" : " real images shown";
  }

  private String precisions() {
    String precisions =
        report.classes().stream()
            .flatMap(one -> one.training().stream())
            .map(ClassReport.Training::precision)
            .distinct()
            .collect(Collectors.joining(", "));
    return precisions.isEmpty() ? "n/a" : precisions;
  }
}
