package io.synthorax.classifier;

import io.synthorax.classifier.report.ClassReport;
import io.synthorax.classifier.report.ClassReport.CurvePoint;
import io.synthorax.classifier.report.ClassReport.Evaluation;
import io.synthorax.classifier.report.ClassReport.Selection;
import io.synthorax.classifier.report.ClassReport.Training;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Gathers what became of one class's generator. */
final class ClassReportAssembly {
  private final ObjectStore store;
  private final Receipts receipts;
  private final Study study;

  ClassReportAssembly(ObjectStore store, Receipts receipts, Study study) {
    this.store = store;
    this.receipts = receipts;
    this.study = study;
  }

  ClassReport of(ClassLabel label, GeneratorSelected selection) {
    RunId run = selection.batch().map(BatchSynthesized::run).orElse(study.run(label));
    Optional<TrainingEnded> ended =
        receipts.find(ObjectLayout.training(study.id(), run), TrainingEnded.class);
    OptionalInt selected =
        selection
            .batch()
            .map(batch -> OptionalInt.of(batch.checkpoint().epoch()))
            .orElse(OptionalInt.empty());
    List<Checkpoint> checkpoints = ended.map(TrainingEnded::checkpoints).orElse(List.of());
    return new ClassReport(
        label,
        run,
        ended.map(this::training),
        evaluations(run, label, checkpoints, selected),
        selection(selection, selected),
        distances(run, label, selected));
  }

  private Training training(TrainingEnded ended) {
    EpochFinished[] epochs = Json.read(store.get(ended.curve()), EpochFinished[].class);
    return new Training(
        ended.outcome(),
        ended.reason(),
        ended.imagesShown(),
        ended.trainingSeconds(),
        ended.precision(),
        Stream.of(epochs).map(ClassReportAssembly::point).toList(),
        ended.checkpoints());
  }

  private static CurvePoint point(EpochFinished epoch) {
    return new CurvePoint(
        epoch.epoch(),
        epoch.imagesShown(),
        epoch.discriminatorLoss(),
        epoch.generatorLoss(),
        epoch.realProbability(),
        epoch.synthesizedProbability());
  }

  private List<Evaluation> evaluations(
      RunId run, ClassLabel label, List<Checkpoint> checkpoints, OptionalInt selected) {
    var evaluations = new ArrayList<Evaluation>();
    for (Checkpoint checkpoint : checkpoints) {
      boolean chosen = selected.equals(OptionalInt.of(checkpoint.epoch()));
      evaluation(run, label, checkpoint.epoch())
          .ifPresent(
              metrics ->
                  evaluations.add(
                      new Evaluation(
                          checkpoint.epoch(),
                          checkpoint.imagesShown(),
                          chosen,
                          metrics.figures(),
                          metrics.failure(),
                          metrics.privacy())));
    }
    return evaluations;
  }

  private List<DistanceBox> distances(RunId run, ClassLabel label, OptionalInt selected) {
    return selected.isEmpty()
        ? List.of()
        : evaluation(run, label, selected.getAsInt())
            .map(MetricsComputed::distances)
            .orElse(List.of());
  }

  private Optional<MetricsComputed> evaluation(RunId run, ClassLabel label, int epoch) {
    return receipts.find(
        ObjectLayout.evaluation(study.id(), run, label, epoch), MetricsComputed.class);
  }

  private static Selection selection(GeneratorSelected selection, OptionalInt epoch) {
    return new Selection(
        epoch,
        selection.batch().map(BatchSynthesized::count).orElse(0),
        selection.reason(),
        selection.rule(),
        selection.figures(),
        selection.batch().flatMap(BatchSynthesized::preview));
  }
}
