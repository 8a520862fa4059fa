package io.synthorax.console.page;

import io.synthorax.console.view.StudyView;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Images per part and class, the classes in the order of the study's runs. */
record CountTable(List<ClassLabel> classes, List<Line> lines) {

  /** A part; the counts are parallel to the classes. */
  record Line(String part, List<Integer> counts) {}

  static CountTable of(StudyView study) {
    List<ClassLabel> classes =
        study.runs().stream().flatMap(run -> run.labels().stream()).distinct().toList();
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<Part, ? extends Map<ClassLabel, Integer>> part : study.counts().entrySet()) {
      List<Integer> counts =
          classes.stream().map(label -> part.getValue().getOrDefault(label, 0)).toList();
      lines.add(new Line(part.getKey().key(), counts));
    }
    return new CountTable(classes, lines);
  }
}
