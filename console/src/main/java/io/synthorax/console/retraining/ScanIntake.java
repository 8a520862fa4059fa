package io.synthorax.console.retraining;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ScanAdded;
import io.synthorax.contracts.ScanLabelled;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.imaging.scan.ScanReader;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes single scans into a project, whichever door they come through: the image is converted to
 * the project's resolution and stored under its own hash, without any header, then the receipt, and
 * {@link ScanAdded} is published. A scan that comes again is the same object with the same receipt.
 */
public final class ScanIntake {
  private final ObjectStore store;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final Projects projects;

  public ScanIntake(ObjectStore store, EventPublisher publisher, Projects projects) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.projects = projects;
  }

  /** A scan that is taken; {@code added} if it had not come before. */
  public record Taken(String scan, boolean added, Optional<ClassLabel> label) {}

  /**
   * Takes a file in. Throws {@link io.synthorax.imaging.scan.UnreadableScan} or {@link
   * RequestRefused} where it cannot be used.
   *
   * @param patient as the hospital names it; it is hashed here and goes nowhere else
   * @param label if it comes with one
   */
  public Taken take(ProjectId id, Path file, String patient, Optional<ClassLabel> label) {
    Project project = projects.get(id);
    label.ifPresent(given -> requireClass(project, given));
    String patientKey = patientKey(id, patient);
    if (store.find(ObjectLayout.withdrawal(id, patientKey)).isPresent()) {
      throw new RequestRefused(
          "the patient has withdrawn from project " + id, "patient", "other patients");
    }
    byte[] png = converted(project, file);
    String sha256 = Json.sha256(png);
    String key = ObjectLayout.scanAdded(id, sha256);
    Optional<ScanAdded> before = receipts.find(key, ScanAdded.class);
    ScanAdded receipt =
        before.orElseGet(
            () -> {
              ObjectRef image = store.put(ObjectLayout.scanImage(id, sha256), png);
              return receipts.write(
                  key, new ScanAdded(id, image, label, patientKey), ScanAdded.class);
            });
    if (!receipt.patientKey().equals(patientKey)) {
      throw new RequestRefused(
          "the same image is there already, of another patient", "patient", "one patient a scan");
    }
    publisher.publish(receipt);
    return new Taken(sha256, before.isEmpty(), labelled(receipt, label));
  }

  /** Gives a scan a label, or another one; throws {@link RequestRefused}. */
  public void label(ProjectId id, String scan, ClassLabel label) {
    requireClass(projects.get(id), label);
    publish(new ScanLabelled(id, scan, Optional.of(label)));
  }

  /** Takes a scan, which belongs to no class, out of what is trained on; until it is labelled. */
  public void setAside(ProjectId id, String scan) {
    publish(new ScanLabelled(id, scan, Optional.empty()));
  }

  private void publish(ScanLabelled labelled) {
    store.put(ObjectLayout.scanLabelled(labelled.project(), labelled.scan()), Json.write(labelled));
    publisher.publish(labelled);
  }

  /** A label that comes later is taken; one that contradicts what somebody said is not. */
  private Optional<ClassLabel> labelled(ScanAdded receipt, Optional<ClassLabel> label) {
    Optional<ScanLabelled> said =
        receipts.find(
            ObjectLayout.scanLabelled(receipt.project(), receipt.scan().sha256()),
            ScanLabelled.class);
    if (said.isPresent()) {
      return said.get().label();
    }
    if (receipt.label().isEmpty() && label.isPresent()) {
      label(receipt.project(), receipt.scan().sha256(), label.get());
    }
    return receipt.label().or(() -> label);
  }

  /** The keyed hash that stands for a patient; throws {@link RequestRefused} without one. */
  String patientKey(ProjectId project, String patient) {
    if (patient == null || patient.isBlank()) {
      throw new RequestRefused(
          "the scan is of no patient, so it could be neither split nor withdrawn",
          "patient",
          "the hospital's id of the patient, or any other name for them");
    }
    return projects.split(project).patientKey(patient.strip());
  }

  private static byte[] converted(Project project, Path file) {
    int resolution = project.training().resolution().pixels();
    GrayImage image = new ScanReader(resolution).read(file).image();
    return GrayPng.encode(
        image, project.phantom().orElse(false) ? Origin.PHANTOM : Origin.UNMARKED);
  }

  private static void requireClass(Project project, ClassLabel label) {
    if (!project.classes().contains(label)) {
      throw new RequestRefused(
          label + " is no class of project " + project.project(),
          "label",
          "one of " + project.classes());
    }
  }

  /** The image of a scan, PNG. */
  public byte[] image(ScanEntry scan) {
    try {
      return store.get(scan.image());
    } catch (ContractViolation e) {
      throw new io.synthorax.console.NothingThere("the scan is no longer there");
    }
  }
}
