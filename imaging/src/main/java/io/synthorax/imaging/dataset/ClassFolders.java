package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One sub-folder per class, every file in it a scan, in alphabetical order; or the same below
 * folders called train, validation (val) and test. Hidden files and those that operating systems
 * leave behind are passed over. Patients are not known in this layout, unless by {@link
 * KermanyNames}.
 */
final class ClassFolders implements LabelSource {
  private static final Set<String> LEFT_BEHIND = Set.of("Thumbs.db", "desktop.ini");
  private static final String ALLOWED =
      "a labels.csv, the table of NIH ChestX-ray14 or CheXpert, or one sub-folder of scans per class,"
          + " perhaps below train, validation and test";

  private final Path folder;
  private final Set<ClassLabel> wanted;
  private final FileRule files;

  ClassFolders(Path folder, List<ClassLabel> wanted) throws IOException {
    this.folder = folder;
    this.wanted = Set.copyOf(new HashSet<>(wanted));
    this.files = new FileRule(folder);
  }

  @Override
  public Path place() {
    return folder;
  }

  @Override
  public List<String> attributeNames() {
    return List.of();
  }

  @Override
  public List<LabelledScan> scans(Set<String> labels) throws IOException {
    List<Path> folders = entries(folder, Files::isDirectory);
    if (folders.isEmpty()) {
      throw new IntakeException(Problem.NO_LABELS, Place.of(folder), "", ALLOWED);
    }
    List<LabelledScan> scans = new ArrayList<>();
    boolean byPart = folders.stream().allMatch(entry -> part(entry) != null);
    for (Path entry : folders) {
      if (!byPart) {
        addClass(entry, null, labels, scans);
        continue;
      }
      for (Path inner : entries(entry, Files::isDirectory)) {
        addClass(inner, part(entry), labels, scans);
      }
    }
    if (scans.isEmpty() && wanted.isEmpty()) {
      throw new IntakeException(Problem.NO_LABELS, Place.of(folder), "no scan in it", ALLOWED);
    }
    return scans;
  }

  private void addClass(Path entry, Part part, Set<String> labels, List<LabelledScan> scans)
      throws IOException {
    ClassLabel label = LabelRule.label(entry.getFileName().toString(), Place.of(entry));
    List<Path> inside = entries(entry, any -> true);
    if (!inside.isEmpty()) {
      labels.add(label.value());
    }
    if (!wanted.isEmpty() && !wanted.contains(label)) {
      return;
    }
    for (Path file : inside) {
      String name = files.require(folder.relativize(file).toString(), Place.of(folder));
      scans.add(new LabelledScan(name, label, null, part, 0, List.of()));
    }
  }

  private static Part part(Path entry) {
    return LabelRule.part(entry.getFileName().toString()).orElse(null);
  }

  private static List<Path> entries(Path directory, Predicate<Path> kind) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> !LEFT_BEHIND.contains(entry.getFileName().toString()))
          .filter(kind)
          .sorted()
          .toList();
    }
  }
}
