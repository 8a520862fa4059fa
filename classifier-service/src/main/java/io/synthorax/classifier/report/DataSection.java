package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which images the study is made of, and how they were split. */
final class DataSection {
  private final StudyReport report;
  private final StudyReport.Data data;

  DataSection(StudyReport report) {
    this.report = report;
    this.data = report.data();
  }

  String html() {
    String patients =
        data.patientsKnown()
            ? "Split by patient before anything was trained; no patient occurs in two parts."
            : "The data set names no patients: it was split by image. Figures may be too good.";
    return Html.section(
        "data",
        "2. The data",
        Html.paragraph(
                "%s \u201c%s\u201d (%s), %d \u00d7 %d pixels, 8-bit gray. %s Split rule: %s."
                    .formatted(
                        data.phantom() ? "Phantoms" : "Data set",
                        data.name(),
                        data.dataset(),
                        data.resolution(),
                        data.resolution(),
                        patients,
                        data.splitRule()))
            + counts()
            + Html.note(skipped() + licence())
            + warnings()
            + notes());
  }

  private String counts() {
    var table = new HtmlTable("Images (patients) per part and class");
    var head = new ArrayList<>(List.of("part"));
    report.request().classes().forEach(label -> head.add(Numbers.words(label)));
    head.add("all images");
    table.head(head);
    for (Part part : Part.values()) {
      SortedMap<ClassLabel, ClassCount> counts = data.counts().getOrDefault(part, new TreeMap<>());
      var cells = new ArrayList<String>();
      int all = 0;
      for (ClassLabel label : report.request().classes()) {
        ClassCount count = counts.getOrDefault(label, new ClassCount(0, 0));
        cells.add(
            data.patientsKnown()
                ? "%s (%s)"
                    .formatted(Numbers.count(count.images()), Numbers.count(count.patients()))
                : Numbers.count(count.images()));
        all += count.images();
      }
      cells.add(Numbers.count(all));
      table.row(part.key() + use(part), cells);
    }
    return table.html();
  }

  private static String use(Part part) {
    return switch (part) {
      case TRAIN -> " (generators, extractor, classifiers)";
      case VALIDATION -> " (picks checkpoints)";
      case TEST -> " (final figures only)";
    };
  }

  private String skipped() {
    return data.skipped().isEmpty()
        ? "No scan was left out. "
        : "Scans left out: " + byReason(data.skipped()) + ". ";
  }

  private String warnings() {
    return data.warnings().isEmpty()
        ? ""
        : Html.note(
            "Scans that were taken and should be looked at: " + byReason(data.warnings()) + ".");
  }

  private String notes() {
    return data.notes().stream().map(Html::note).collect(Collectors.joining());
  }

  private static String byReason(SortedMap<String, Integer> scans) {
    return scans.entrySet().stream()
        .map(reason -> Numbers.count(reason.getValue()) + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }

  private String licence() {
    return "Licence of the images: "
        + (data.licence().isBlank() ? "not given" : data.licence())
        + ".";
  }
}
