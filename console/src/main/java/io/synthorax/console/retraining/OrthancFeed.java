package io.synthorax.console.retraining;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.console.intake.TemporaryFolder;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The door for radiographs that hospitals send to an Orthanc server: its feed of changes, read from
 * a position that is stored in the object store after each page. After a crash of either side a
 * page may be read twice, which makes the same scans; a server that began anew is read from its
 * beginning. What is no usable chest radiograph is passed over, and counted beside the position.
 */
public final class OrthancFeed {
  private static final Logger LOG = Logger.getLogger(OrthancFeed.class);
  private static final String FEED = "orthanc";

  private final ObjectStore store;
  private final OrthancClient orthanc;
  private final ScanIntake intake;
  private final Path staging;

  public OrthancFeed(ObjectStore store, OrthancClient orthanc, ScanIntake intake, Path staging) {
    this.store = store;
    this.orthanc = orthanc;
    this.intake = intake;
    this.staging = staging;
  }

  /**
   * How far the feed has been read.
   *
   * @param refused instances that were passed over
   */
  record Position(long since, long refused) {}

  /** Takes what is new, up to the feed's end. */
  void look(Project project) throws IOException {
    Position position = position(project.project());
    if (orthanc.lastChange() < position.since()) {
      position = new Position(0, position.refused());
    }
    boolean done = false;
    while (!done) {
      OrthancClient.Changes page = orthanc.changes(position.since());
      long refused = position.refused();
      for (String instance : page.newInstances()) {
        refused += take(project, instance) ? 0 : 1;
      }
      if (page.last() > position.since()) {
        position = new Position(page.last(), refused);
        store.put(key(project.project()), Json.write(position));
      }
      done = page.done();
    }
  }

  private Position position(ProjectId project) {
    return store
        .find(key(project))
        .map(bytes -> Json.read(bytes, Position.class))
        .orElse(new Position(0, 0));
  }

  private static String key(ProjectId project) {
    return ObjectLayout.feedPosition(project, FEED);
  }

  /** False if the instance is there and cannot be used. */
  private boolean take(Project project, String instance) throws IOException {
    Optional<JsonNode> attributes = orthanc.attributes(instance);
    try (TemporaryFolder folder = TemporaryFolder.below(staging)) {
      Path file = folder.path().resolve("scan.dcm");
      if (attributes.isEmpty() || !orthanc.download(instance, file)) {
        return true;
      }
      intake.take(
          project.project(),
          file,
          attributes.get().path("PatientID").asText(),
          label(project, attributes.get()));
      return true;
    } catch (ContractViolation e) {
      LOG.infof("project %s: an instance is passed over: %s", project.project(), e.getMessage());
      return false;
    }
  }

  /**
   * The class that the project's field names; a value that names none leaves the scan unlabelled.
   */
  private static Optional<ClassLabel> label(Project project, JsonNode attributes) {
    String value =
        project.sources().labelField().map(attributes::path).map(JsonNode::asText).orElse("");
    String name = value.strip().replaceAll("\\s+", "_");
    return project.classes().stream()
        .filter(label -> label.value().equalsIgnoreCase(name))
        .findFirst();
  }
}
