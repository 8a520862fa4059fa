package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.PatientWithdrawn;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ScanAdded;
import io.synthorax.contracts.ScanLabelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One project, from its events. They come on several topics, so in any order: a label before its
 * scan, scans before their project.
 */
final class ProjectState {
  private record Label(Optional<ClassLabel> label, Instant at) {}

  private record Arrival(ScanAdded scan, Instant at) {}

  private final Map<String, Arrival> arrivals = new LinkedHashMap<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private Project definition;

  void created(Project project) {
    definition = project;
  }

  Optional<Project> definition() {
    return Optional.ofNullable(definition);
  }

  /** The same scan again is the same scan: it arrived when it came first. */
  void added(ScanAdded scan, Instant at) {
    arrivals.putIfAbsent(scan.scan().sha256(), new Arrival(scan, at));
  }

  void labelled(ScanLabelled event, Instant at) {
    Label before = labels.get(event.scan());
    if (before == null || !before.label().equals(event.label())) {
      labels.put(event.scan(), new Label(event.label(), at));
    }
  }

  void withdrawn(PatientWithdrawn event) {
    withdrawn.add(event.patientKey());
  }

  /** Scans that came although, or before, their patient withdrew. */
  List<String> toForget() {
    return arrivals.values().stream()
        .map(Arrival::scan)
        .filter(scan -> withdrawn.contains(scan.patientKey()))
        .map(scan -> scan.scan().sha256())
        .toList();
  }

  Set<String> withdrawn() {
    return Set.copyOf(withdrawn);
  }

  Optional<ScanEntry> find(String sha256) {
    return Optional.ofNullable(arrivals.get(sha256)).flatMap(this::entry);
  }

  /** In the order of their arrival. */
  List<ScanEntry> scans() {
    List<ScanEntry> scans = new ArrayList<>();
    arrivals.values().forEach(arrival -> entry(arrival).ifPresent(scans::add));
    return scans;
  }

  private Optional<ScanEntry> entry(Arrival arrival) {
    ScanAdded scan = arrival.scan();
    if (withdrawn.contains(scan.patientKey())) {
      return Optional.empty();
    }
    Label given = labels.get(scan.scan().sha256());
    return Optional.of(
        given == null
            ? new ScanEntry(scan.scan(), scan.patientKey(), scan.label(), false, arrival.at())
            : new ScanEntry(
                scan.scan(),
                scan.patientKey(),
                given.label(),
                given.label().isEmpty(),
                given.at().isAfter(arrival.at()) ? given.at() : arrival.at()));
  }
}
