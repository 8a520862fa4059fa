package io.synthorax.console.retraining;

import io.synthorax.console.RequestRefused;
import io.synthorax.console.intake.IntakeFolders;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.WorldUnreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The doors that have to be looked at: watched folders, and Orthanc. */
public final class ScanDoors {
  private static final Logger LOG = Logger.getLogger(ScanDoors.class);

  private final ProjectViews views;
  private final IntakeFolders folders;
  private final ScanIntake intake;
  private final Optional<OrthancFeed> orthanc;
  private final Clock clock;
  private final Map<ProjectId, WatchedFolder> watched = new HashMap<>();

  public ScanDoors(
      ProjectViews views,
      IntakeFolders folders,
      ScanIntake intake,
      Optional<OrthancFeed> orthanc,
      Clock clock) {
    this.views = views;
    this.folders = folders;
    this.intake = intake;
    this.orthanc = orthanc;
    this.clock = clock;
  }

  /** Throws {@link RequestRefused} for a project whose doors cannot be looked at from here. */
  public void require(Project project) {
    project.sources().folder().ifPresent(folders::resolve);
    if (project.sources().orthanc().orElse(false) && orthanc.isEmpty()) {
      throw new RequestRefused(
          "this console follows no Orthanc server",
          "sources.orthanc",
          "false, or synthorax.retraining.orthanc.url in the console's configuration");
    }
  }

  /** Takes what has come to any project's doors. */
  public void look() {
    for (Project project : views.all()) {
      try {
        look(project);
      } catch (WorldUnreachable | ContractViolation | IOException e) {
        // No file name: it may name a patient.
        LOG.warnf(
            "project %s: a door is looked at again later: %s",
            project.project(), e instanceof IOException ? e.getClass() : e.getMessage());
      }
    }
  }

  private void look(Project project) throws IOException {
    Optional<String> folder = project.sources().folder();
    if (folder.isPresent()) {
      watched(project, folders.resolve(folder.get())).look();
    }
    if (project.sources().orthanc().orElse(false) && orthanc.isPresent()) {
      orthanc.get().look(project);
    }
  }

  private WatchedFolder watched(Project project, Path folder) {
    return watched.computeIfAbsent(
        project.project(), id -> new WatchedFolder(id, folder, intake, clock));
  }
}
