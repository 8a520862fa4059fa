package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one class's generator by what their names say: what ends in -validation is scored
 * against validation patients, -test against test patients, -floor (-floor-test) is the
 * real-against-real value.
 */
record CheckpointFigures(ClassReport report, List<String> spaces) {
  static final String MARGIN = "own-class-margin";
  static final String RANK = "own-class-rank";

  private static final Pattern NAME =
      Pattern.compile(
          "(?<what>fd|kd|kd-deviation|precision|recall|density|coverage)-(?<space>[a-z0-9]+)"
              + "(-(?<parameter>[ks]\\d+))?(?<row>-floor|-floor-test|-validation|-test)");

  /** What a figure stands against. */
  enum Row {
    VALIDATION("-validation"),
    FLOOR("-floor"),
    TEST("-test"),
    TEST_FLOOR("-floor-test");

    private final String suffix;

    Row(String suffix) {
      this.suffix = suffix;
    }
  }

  /** The kinds of figures of a feature space, such as fd, in the order in which they come. */
  static Set<String> kinds(List<Figure> figures, String space) {
    return figures.stream()
        .flatMap(figure -> matching(figure).stream())
        .filter(name -> name.group("space").equals(space))
        .map(name -> name.group("what"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The figure of a kind against something, whatever its neighbors or subsets. */
  static Optional<Figure> find(List<Figure> figures, String kind, String space, Row row) {
    return figures.stream()
        .filter(
            figure ->
                matching(figure)
                    .filter(name -> name.group("what").equals(kind))
                    .filter(name -> name.group("space").equals(space))
                    .filter(name -> name.group("row").equals(row.suffix))
                    .isPresent())
        .findFirst();
  }

  /** Neighbors or subset size as they stand in a name, such as k5; empty without. */
  static String parameter(Figure figure) {
    return matching(figure).map(name -> name.group("parameter")).orElse("");
  }

  private static Optional<Matcher> matching(Figure figure) {
    Matcher name = NAME.matcher(figure.name());
    return name.matches() ? Optional.of(name) : Optional.empty();
  }

  /** What no table shows, of the selected checkpoint or else of the last one. */
  List<Figure> others() {
    return described().stream()
        .filter(figure -> matching(figure).isEmpty() && figure.value().isPresent())
        .filter(figure -> !MemorizationSection.shows(figure.name()))
        .filter(figure -> !figure.name().startsWith("own-class-"))
        .filter(figure -> spaces.stream().noneMatch(space -> ofExtractor(figure, space)))
        .collect(Collectors.toMap(Figure::name, f -> f, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** These are the same for all classes, and stand where the feature spaces are described. */
  private static boolean ofExtractor(Figure figure, String space) {
    return Stream.of("dimensions-", "reconstruction-mse-", "balanced-accuracy-")
        .anyMatch(kind -> figure.name().startsWith(kind + space));
  }

  /** The figures of all checkpoints and of the selection. */
  List<Figure> all() {
    var figures = new ArrayList<Figure>();
    report.evaluations().forEach(evaluation -> figures.addAll(evaluation.figures()));
    figures.addAll(report.selection().figures());
    return figures;
  }

  static Optional<Figure> find(List<Figure> figures, String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** Of the selected checkpoint, or of the last one if none is. */
  List<Figure> described() {
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

  /** {@link #MARGIN} or {@link #RANK} of the class in a feature space. */
  Optional<Figure> ofOwnClass(String what, String space) {
    return find(described(), what + "-" + space + "-train");
  }
}
