package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.RetrainingTrigger.TrainingScan;
import io.synthorax.imaging.dataset.SplitRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project's scans, beside what the last retraining has seen of them.
 *
 * @param scans in the order of their arrival
 * @param withdrawn keyed hashes of the patients who have withdrawn
 */
record Situation(
    Project project,
    List<ScanEntry> scans,
    Set<String> withdrawn,
    Optional<RetrainingTrigger> last) {

  Facts facts(SplitRule split) {
    List<TrainingScan> labelled = labelled();
    Set<TrainingScan> seen = new HashSet<>(last.map(RetrainingTrigger::scans).orElse(List.of()));
    return new Facts(
        (int) labelled.stream().filter(scan -> !seen.contains(scan)).count(),
        last.map(RetrainingTrigger::at).or(this::firstLabelled),
        scans.stream().map(ScanEntry::changed).max(Comparator.naturalOrder()),
        seen.stream().anyMatch(scan -> withdrawn.contains(scan.patientKey())),
        missing(labelled, split));
  }

  /** What a data set would be made of now; in the order of hashes, whatever came first. */
  List<TrainingScan> labelled() {
    return scans.stream()
        .filter(scan -> scan.label().isPresent())
        .map(scan -> new TrainingScan(scan.sha256(), scan.label().get(), scan.patientKey()))
        .sorted(Comparator.comparing(TrainingScan::sha256))
        .toList();
  }

  private Optional<Instant> firstLabelled() {
    return scans.stream()
        .filter(scan -> scan.label().isPresent())
        .map(ScanEntry::changed)
        .min(Comparator.naturalOrder());
  }

  /** One part that lacks it, of each class that a part lacks. */
  private Map<ClassLabel, Part> missing(List<TrainingScan> labelled, SplitRule split) {
    Map<ClassLabel, Set<Part>> lacking = new TreeMap<>();
    project.classes().forEach(label -> lacking.put(label, EnumSet.allOf(Part.class)));
    labelled.forEach(scan -> lacking.get(scan.label()).remove(split.part(scan.patientKey())));
    Map<ClassLabel, Part> missing = new TreeMap<>();
    lacking.forEach(
        (label, parts) -> parts.stream().findFirst().ifPresent(part -> missing.put(label, part)));
    return missing;
  }
}
