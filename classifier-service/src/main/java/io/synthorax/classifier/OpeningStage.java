package io.synthorax.classifier;

import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.Receipts;

/**
 * Opens the test of a study's utility once every class has its selection, with a generator or
 * without. Whoever selects writes the selection before it publishes, so the last message always
 * finds all of them, in whatever order they come; asked again, it asks for the same again.
 */
final class OpeningStage {
  private final StudyArchive archive;
  private final EventPublisher publisher;

  OpeningStage(Receipts receipts, EventPublisher publisher) {
    this.archive = new StudyArchive(receipts);
    this.publisher = publisher;
  }

  /** Publishes one request per composition, model and seed, or nothing while a class is missing. */
  void open(GeneratorSelected selected) {
    Study study = archive.study(selected.study());
    if (archive.selections(study).isEmpty()) {
      return;
    }
    for (Study.Training training : study.trainings()) {
      publisher.publish(
          new CompositionRequested(
              study.id(),
              study.request().dataset(),
              training.composition(),
              training.classifier().name(),
              training.seed()));
    }
  }
}
