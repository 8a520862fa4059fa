package io.synthorax.classifier.report;

import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import java.util.List;
import java.util.stream.Collectors;

/** What was run, so that somebody else can run it again; and what its figures do not say. */
final class ProvenanceSection {
  private final StudyReport report;

  ProvenanceSection(StudyReport report) {
    this.report = report;
  }

  String html() {
    return Html.section("caveats", "6. What these figures do not say", caveats())
        + Html.section("run", "7. What was run", run());
  }

  private String caveats() {
    return report.caveats().stream()
        .map(caveat -> "<li>" + Html.escape(caveat) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String run() {
    StudyRequest request = report.request();
    TrainingSpecification training = request.training();
    var table = new HtmlTable("The request, whose hash is the study's name");
    table.head(List.of("what", "value"));
    table.row("study", List.of(report.study().value()));
    table.row("data set", List.of(report.data().dataset().value()));
    table.row("seed", List.of(Long.toString(request.seed())));
    table.row("budget of each generator", List.of(request.budget().text() + budgetUnit(request)));
    table.row(
        "networks",
        List.of(
            "DCGAN, %d pixels, width %s, latent %d"
                .formatted(
                    training.resolution().pixels(),
                    Numbers.plain(training.width()),
                    training.latentSize())));
    table.row(
        "optimizer",
        List.of(
            "Adam %s, beta %s and %s, batch %d"
                .formatted(
                    Numbers.plain(training.learningRate()),
                    training.beta1(),
                    training.beta2(),
                    training.batchSize())));
    table.row("precision", List.of(precisions()));
    table.row(
        "evaluation",
        List.of(
            "autoencoder on %s images, at most %d scored per batch, %d neighbors, subsets of at most %d, %d draws"
                .formatted(
                    Numbers.count(request.evaluation().autoencoderImages()),
                    request.evaluation().scoredImages(),
                    request.evaluation().nearestNeighbors(),
                    request.evaluation().subsetSize(),
                    request.evaluation().subsetDraws())));
    table.row(
        "classifier",
        List.of(
            "%s, %s steps, batch %d, seeds 0 to %d"
                .formatted(
                    request.utility().model(),
                    Numbers.count(request.utility().steps()),
                    request.utility().batchSize(),
                    request.utility().seeds() - 1)));
    report.versions().forEach((name, version) -> table.row(name, List.of(version)));
    return table.html().replace("<table>", "<table class=\"words\">");
  }

  private static String budgetUnit(StudyRequest request) {
    return request.budget() instanceof io.synthorax.contracts.Budget.Time
        ? " of training"
        : " real images shown";
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
