package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Splits a listing by patient. A patient is never in two parts, whatever labels the scans have.
 * Given parts are kept; where only train and test are given, validation is taken from train. Every
 * class ends up in every part: where the {@link SplitRule} leaves a held-out part with fewer
 * patients of a class than a sixth of them, or than four, those whose hashes are nearest to that
 * part's are moved, smallest class first. Throws {@link IntakeException} where that cannot be.
 */
final class PatientSplit {
  private static final int ENOUGH_PATIENTS = 4;
  private static final int PATIENTS_PER_HELD_OUT = 6;

  private final Listing listing;
  private final SplitRule rule;
  private final List<PatientGroup> groups;
  private final Map<String, PatientGroup> byKey;
  private final Set<Part> open;

  PatientSplit(Listing listing, SplitRule rule) {
    this.listing = listing;
    this.rule = rule;
    this.byKey = PatientGroup.of(listing, rule);
    this.groups = new ArrayList<>(byKey.values());
    this.open = openParts();
    groups.forEach(group -> group.part = firstPart(group));
    requireEnoughPatients();
    smallestFirst().forEach(this::completeClass);
  }

  /** The part of a scan. */
  Part part(LabelledScan scan) {
    return byKey.get(PatientGroup.key(scan)).part;
  }

  /** The number that stands for the scan's patient in the data set. */
  int ordinal(LabelledScan scan) {
    return byKey.get(PatientGroup.key(scan)).ordinal;
  }

  /** The rule in words. */
  String describe() {
    if (!listing.splitGiven()) {
      return rule.describe(listing.patientsKnown());
    }
    return open.isEmpty()
        ? "train, validation and test as given"
        : rule.describeWithinTrain(listing.patientsKnown());
  }

  /** The parts among which patients may be distributed. */
  private Set<Part> openParts() {
    if (!listing.splitGiven()) {
      return EnumSet.allOf(Part.class);
    }
    Set<Part> given = EnumSet.noneOf(Part.class);
    groups.forEach(group -> given.add(group.given));
    for (Part required : List.of(Part.TRAIN, Part.TEST)) {
      if (!given.contains(required)) {
        throw new IntakeException(
            Problem.SPLIT_INCOMPLETE,
            new Place(listing.table(), 0, "split"),
            "no scan in " + required.key(),
            "train and test, and perhaps validation");
      }
    }
    return given.contains(Part.VALIDATION)
        ? EnumSet.noneOf(Part.class)
        : EnumSet.of(Part.TRAIN, Part.VALIDATION);
  }

  private Part firstPart(PatientGroup group) {
    if (group.given == null) {
      return rule.part(group.hash);
    }
    return open.contains(group.given) ? rule.partWithinTrain(group.hash) : group.given;
  }

  private void requireEnoughPatients() {
    for (int label = 0; label < listing.classes().size(); label++) {
      int index = label;
      long movable = of(index).stream().filter(group -> open.contains(group.part)).count();
      if (movable < open.size()) {
        throw tooSmall(index, movable);
      }
      for (Part part : Part.values()) {
        if (!open.contains(part) && of(index).stream().noneMatch(group -> group.part == part)) {
          throw new IntakeException(
              Problem.CLASS_NOT_IN_PART,
              new Place(listing.table(), 0, "split"),
              label(index) + " in " + part.key(),
              "at least one scan of every class in every given part");
        }
      }
    }
  }

  private IntakeException tooSmall(int label, long patients) {
    String unit = listing.patientsKnown() ? "patients" : "scans";
    String where = listing.splitGiven() ? " in train" : "";
    return new IntakeException(
        Problem.CLASS_TOO_SMALL,
        Place.of(listing.table()),
        "%s has %d %s%s".formatted(label(label), patients, unit, where),
        "at least %d %s of every class%s, or a given split".formatted(open.size(), unit, where));
  }

  private List<Integer> smallestFirst() {
    return IntStream.range(0, listing.classes().size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(label -> of(label).size()).thenComparing(this::label))
        .toList();
  }

  private void completeClass(int label) {
    for (Part part : open) {
      while (count(label, part) < fewest(label, part)) {
        Optional<PatientGroup> moved = nearest(label, part);
        if (moved.isEmpty()) {
          requireOne(label, part);
          break;
        }
        moved.get().part = part;
      }
    }
  }

  private Optional<PatientGroup> nearest(int label, Part part) {
    return of(label).stream()
        .filter(group -> group.part != part && canLeave(group))
        .min(Comparator.comparingDouble(group -> distance(group, part)));
  }

  private void requireOne(int label, Part part) {
    if (count(label, part) == 0) {
      throw tooSmall(label, of(label).size());
    }
  }

  /** Patients of a class that a part should have: one patient alone picks no checkpoint well. */
  private long fewest(int label, Part part) {
    return part == Part.TRAIN
        ? 1
        : Math.max(1, Math.min(ENOUGH_PATIENTS, of(label).size() / PATIENTS_PER_HELD_OUT));
  }

  /** Whether every class of this patient has more than it needs in the patient's part. */
  private boolean canLeave(PatientGroup group) {
    return open.contains(group.part)
        && group.classes.stream()
            .allMatch(label -> count(label, group.part) > fewest(label, group.part));
  }

  private double distance(PatientGroup group, Part part) {
    double center =
        switch (part) {
          case VALIDATION -> 0;
          case TEST -> rule.validation() + rule.test() / 2;
          case TRAIN -> 1;
        };
    return Math.abs(group.hash - center);
  }

  private List<PatientGroup> of(int label) {
    return groups.stream().filter(group -> group.classes.get(label)).toList();
  }

  private long count(int label, Part part) {
    return groups.stream().filter(group -> group.classes.get(label) && group.part == part).count();
  }

  private ClassLabel label(int index) {
    return listing.classes().get(index);
  }
}
