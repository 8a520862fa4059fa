package io.synthorax.console;

import io.synthorax.console.intake.IntakeFolders;
import io.synthorax.console.retraining.BucketInbox;
import io.synthorax.console.retraining.OrthancClient;
import io.synthorax.console.retraining.OrthancFeed;
import io.synthorax.console.retraining.ProjectDatasets;
import io.synthorax.console.retraining.ProjectViews;
import io.synthorax.console.retraining.Projects;
import io.synthorax.console.retraining.Promotions;
import io.synthorax.console.retraining.RetrainingRecords;
import io.synthorax.console.retraining.RetrainingStage;
import io.synthorax.console.retraining.ScanDoors;
import io.synthorax.console.retraining.ScanIntake;
import io.synthorax.console.retraining.ServedGenerators;
import io.synthorax.console.retraining.Withdrawals;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.console.view.StudyStatus;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the plain classes of retraining together. */
final class RetrainingWiring {
  private final Clock clock = Clock.systemUTC();

  @Produces
  @Singleton
  ProjectViews projectViews() {
    return new ProjectViews();
  }

  @Produces
  @Singleton
  Projects projects(ObjectStore store, EventPublisher publisher) {
    return new Projects(store, publisher);
  }

  @Produces
  @Singleton
  ScanIntake scanIntake(ObjectStore store, EventPublisher publisher, Projects projects) {
    return new ScanIntake(store, publisher, projects);
  }

  @Produces
  @Singleton
  RetrainingRecords retrainingRecords(ObjectStore store) {
    return new RetrainingRecords(store);
  }

  @Produces
  @Singleton
  Withdrawals withdrawals(
      ObjectStore store,
      EventPublisher publisher,
      ScanIntake intake,
      ProjectViews views,
      RetrainingRecords records) {
    return new Withdrawals(store, publisher, intake, views, records, clock);
  }

  @Produces
  @Singleton
  Promotions promotions(
      ObjectStore store, RetrainingRecords records, ProjectViews views, StudyViews studies) {
    return new Promotions(store, records, views, study -> failure(studies, study), clock);
  }

  private static Optional<String> failure(StudyViews studies, StudyId study) {
    return studies
        .find(study, 0)
        .filter(view -> view.status() == StudyStatus.FAILED)
        .map(view -> view.reason().orElse("the study failed"));
  }

  @Produces
  @Singleton
  RetrainingStage retrainingStage(
      ObjectStore store,
      EventPublisher publisher,
      ProjectViews views,
      Projects projects,
      RetrainingRecords records,
      StudyPlanning planning,
      Promotions promotions,
      IntakeConfig intake) {
    ProjectDatasets datasets =
        new ProjectDatasets(store, publisher, staging(intake).resolve("datasets"));
    return new RetrainingStage(views, projects, records, datasets, planning, promotions, clock);
  }

  @Produces
  @Singleton
  ServedGenerators servedGenerators(
      ObjectStore store,
      ProjectViews views,
      RetrainingRecords records,
      RetrainingStage stage,
      Promotions promotions) {
    return new ServedGenerators(store, views, records, stage, promotions);
  }

  @Produces
  @Singleton
  ScanDoors scanDoors(
      ObjectStore store,
      ProjectViews views,
      ScanIntake intake,
      IntakeConfig config,
      RetrainingConfig retraining) {
    Path staged = staging(config).resolve("orthanc");
    Optional<OrthancFeed> orthanc =
        retraining
            .orthanc()
            .url()
            .map(url -> new OrthancClient(url, retraining.orthanc().credentials()))
            .map(client -> new OrthancFeed(store, client, intake, staged));
    return new ScanDoors(
        views, new IntakeFolders(config.folders().orElse(List.of())), intake, orthanc, clock);
  }

  @Produces
  @Singleton
  BucketInbox bucketInbox(
      ObjectStore store,
      ProjectViews views,
      ScanIntake intake,
      IntakeConfig config,
      @ConfigProperty(name = "synthorax.store.bucket") String bucket) {
    return new BucketInbox(store, bucket, views, intake, staging(config).resolve("bucket"));
  }

  /** Apart from that of imports, which empty theirs. */
  private static Path staging(IntakeConfig config) {
    return config.staging().resolve("retraining");
  }
}
