package io.synthorax.console.retraining;

import io.synthorax.contracts.Event;
import io.synthorax.contracts.PatientWithdrawn;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectCreated;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ScanAdded;
import io.synthorax.contracts.ScanLabelled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All projects, their scans and labels, rebuilt from events at every start. */
public final class ProjectViews {
  private final TreeMap<ProjectId, ProjectState> projects = new TreeMap<>();

  /** Takes an event in, with the time of its record; those that concern no project pass. */
  public synchronized void apply(Event event, Instant at) {
    if (event instanceof ProjectCreated created) {
      state(created.project().project()).created(created.project());
    } else if (event instanceof ScanAdded added) {
      state(added.project()).added(added, at);
    } else if (event instanceof ScanLabelled labelled) {
      state(labelled.project()).labelled(labelled, at);
    } else if (event instanceof PatientWithdrawn withdrawn) {
      state(withdrawn.project()).withdrawn(withdrawn);
    }
  }

  /** The projects by name. */
  public synchronized List<Project> all() {
    return projects.values().stream().flatMap(state -> state.definition().stream()).toList();
  }

  /** The scans of a project in the order of their arrival; none if it is not known. */
  public synchronized List<ScanEntry> scans(ProjectId project) {
    ProjectState state = projects.get(project);
    return state == null ? List.of() : state.scans();
  }

  /** One scan, by the SHA-256 of its image. */
  public synchronized Optional<ScanEntry> scan(ProjectId project, String sha256) {
    return Optional.ofNullable(projects.get(project)).flatMap(state -> state.find(sha256));
  }

  /** The keyed hashes of the patients who have withdrawn. */
  synchronized Set<String> withdrawn(ProjectId project) {
    ProjectState state = projects.get(project);
    return state == null ? Set.of() : state.withdrawn();
  }

  /** Scans of patients who have withdrawn, by the SHA-256 of their images. */
  synchronized List<String> toForget(ProjectId project) {
    ProjectState state = projects.get(project);
    return state == null ? List.of() : state.toForget();
  }

  private ProjectState state(ProjectId project) {
    return projects.computeIfAbsent(project, name -> new ProjectState());
  }
}
