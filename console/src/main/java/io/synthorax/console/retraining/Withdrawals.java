package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.PatientWithdrawn;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Retraining;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.RetrainingTrigger.TrainingScan;
import io.synthorax.contracts.Withdrawal;
import io.synthorax.contracts.Withdrawal.AffectedRetraining;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes patients out of a project. Their scans are removed at once and never taken again; what was
 * made of them before is named, and the project is trained anew without them.
 */
public final class Withdrawals {
  private final ObjectStore store;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final ScanIntake intake;
  private final ProjectViews views;
  private final RetrainingRecords records;
  private final Clock clock;
  private final Map<ProjectId, Set<String>> forgotten = new HashMap<>();

  public Withdrawals(
      ObjectStore store,
      EventPublisher publisher,
      ScanIntake intake,
      ProjectViews views,
      RetrainingRecords records,
      Clock clock) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.intake = intake;
    this.views = views;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Withdraws a patient, by the id that the scans came with. The same patient again is the same
   * withdrawal. Data sets and studies are not deleted: who deletes them decides what to lose.
   */
  public Withdrawal withdraw(ProjectId project, String patient) {
    String patientKey = intake.patientKey(project, patient);
    String key = ObjectLayout.withdrawal(project, patientKey);
    Withdrawal receipt =
        receipts
            .find(key, Withdrawal.class)
            .orElseGet(
                () -> receipts.write(key, withdrawal(project, patientKey), Withdrawal.class));
    publisher.publish(new PatientWithdrawn(project, patientKey));
    receipt.scans().forEach(scan -> forget(project, scan));
    return receipt;
  }

  /** Removes what came of withdrawn patients while they withdrew, or was left by a crash. */
  public void sweep() {
    views.all().forEach(project -> sweep(project.project()));
  }

  private void sweep(ProjectId project) {
    Set<String> done = forgotten.computeIfAbsent(project, name -> new HashSet<>());
    for (String scan : views.toForget(project)) {
      if (!done.contains(scan)) {
        forget(project, scan);
        done.add(scan);
      }
    }
  }

  private void forget(ProjectId project, String scan) {
    store.delete(ObjectLayout.scanImage(project, scan));
    store.delete(ObjectLayout.scanLabelled(project, scan));
    store.delete(ObjectLayout.scanAdded(project, scan));
  }

  private Withdrawal withdrawal(ProjectId project, String patientKey) {
    List<String> scans =
        views.scans(project).stream()
            .filter(scan -> scan.patientKey().equals(patientKey))
            .map(ScanEntry::sha256)
            .toList();
    Map<ClassLabel, Served> served = records.served(project);
    List<AffectedRetraining> affected =
        records.triggers(project).stream()
            .flatMap(trigger -> affected(trigger, patientKey, served).stream())
            .toList();
    return new Withdrawal(project, patientKey, clock.instant(), scans, affected);
  }

  private Optional<AffectedRetraining> affected(
      RetrainingTrigger trigger, String patientKey, Map<ClassLabel, Served> served) {
    List<ClassLabel> classes =
        trigger.scans().stream()
            .filter(scan -> scan.patientKey().equals(patientKey))
            .map(TrainingScan::label)
            .distinct()
            .sorted()
            .toList();
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    int number = trigger.number();
    Optional<Retraining> retraining = records.retraining(trigger.project(), number);
    return Optional.of(
        new AffectedRetraining(
            number,
            retraining.map(Retraining::dataset),
            retraining.map(Retraining::study),
            classes,
            classes.stream().filter(label -> isOf(served.get(label), number)).toList(),
            retraining
                .map(of -> store.find(ObjectLayout.exported(of.study())).isPresent())
                .orElse(false)));
  }

  private static boolean isOf(Served served, int number) {
    return served != null && served.number() == number;
  }
}
