package io.synthorax.console;

import io.synthorax.console.export.StudyExport;
import io.synthorax.console.intake.DatasetIntake;
import io.synthorax.console.intake.IntakeFolders;
import io.synthorax.console.intake.ScanSources;
import io.synthorax.console.study.StudyControl;
import io.synthorax.console.study.StudyDeletion;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.synthesis.SynthesisOrders;
import io.synthorax.console.view.StudyViews;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts the plain classes together. */
final class ConsoleWiring {
  @Produces
  @Singleton
  StudyViews views(ConsoleConfig config) {
    return new StudyViews(config.studies(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  DatasetIntake intake(ObjectStore store, EventPublisher publisher, IntakeConfig config) {
    return new DatasetIntake(
        store,
        publisher,
        new ScanSources(
            new IntakeFolders(config.folders().orElse(List.of())),
            store,
            config.largestUpload().asLongValue()),
        config.staging(),
        SplitRule.of(config.splitKey()),
        config.patience());
  }

  @Produces
  @Singleton
  StudyPlanning planning(ObjectStore store, EventPublisher publisher) {
    return new StudyPlanning(store, publisher);
  }

  @Produces
  @Singleton
  StudyControl control(ObjectStore store) {
    return new StudyControl(store, Clock.systemUTC());
  }

  @Produces
  @Singleton
  StudyRecords records(ObjectStore store) {
    return new StudyRecords(store);
  }

  @Produces
  @Singleton
  StudyExport export(ObjectStore store, StudyRecords records) {
    return new StudyExport(store, records);
  }

  @Produces
  @Singleton
  SynthesisOrders orders(StudyRecords records, EventPublisher publisher) {
    return new SynthesisOrders(records, publisher);
  }

  @Produces
  @Singleton
  StudyDeletion deletion(StudyViews views, ObjectStore store, EventPublisher publisher) {
    return new StudyDeletion(views, store, publisher);
  }
}
