package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The figures of one class's checkpoints by what their names say: what ends in -validation is
 * scored against validation patients, -test against test patients, -floor (-floor-test) is the
 * real-against-real value. A figure that is the same for every checkpoint is about the real images
 * or the extractor, not about what was synthesized.
 */
record CheckpointFigures(ClassReport report) {
  static final String VALIDATION = "-validation";
  static final String TEST = "-test";
  static final String FLOOR = "-floor";
  static final String TEST_FLOOR = FLOOR + TEST;

  /** Names without their suffix of what varies, in the order in which they first come. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Figure figure : all()) {
      if (figure.name().endsWith(VALIDATION) && !constant(figure.name())) {
        names.add(figure.name().substring(0, figure.name().length() - VALIDATION.length()));
      }
    }
    return names;
  }

  /** Whatever is no column, of the selected checkpoint or else of the last one. */
  List<Figure> others() {
    Set<String> columns = new LinkedHashSet<>();
    for (String name : names()) {
      columns.addAll(List.of(name + VALIDATION, name + TEST, name + FLOOR, name + TEST_FLOOR));
    }
    return described().stream()
        .filter(figure -> !columns.contains(figure.name()) && figure.value().isPresent())
        .filter(figure -> !MemorizationSection.shows(figure.name()))
        .collect(Collectors.toMap(Figure::name, f -> f, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** The figures of all checkpoints and of the selection. */
  List<Figure> all() {
    var figures = new ArrayList<Figure>();
    report.evaluations().forEach(evaluation -> figures.addAll(evaluation.figures()));
    figures.addAll(report.selection().figures());
    return figures;
  }

  Optional<Figure> find(String name) {
    return find(all(), name);
  }

  static Optional<Figure> find(List<Figure> figures, String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  private List<Figure> described() {
    var evaluations = report.evaluations();
    var figures = new ArrayList<Figure>();
    evaluations.stream()
        .filter(ClassReport.Evaluation::selected)
        .findFirst()
        .or(() -> evaluations.stream().reduce((first, second) -> second))
        .ifPresent(evaluation -> figures.addAll(evaluation.figures()));
    figures.addAll(report.selection().figures());
    return figures;
  }

  private boolean constant(String name) {
    List<Figure> figures =
        report.evaluations().stream().flatMap(e -> find(e.figures(), name).stream()).toList();
    return figures.size() > 1
        && figures.stream().map(Figure::value).distinct().count() == 1
        && figures.get(0).value().isPresent();
  }
}
