package io.synthorax.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.console.study.StudyRecords.Headline;
import io.synthorax.console.view.RunView.SelectionView;
import io.synthorax.console.view.StudyView;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two studies side by side. Differences between them are no measured effect: the intervals are each
 * study's own.
 *
 * @param settings that differ
 * @param results figures about all classes of compositions that both have
 * @param generators figures of the selected checkpoints
 */
record Comparison(
    Side first, Side second, List<Row> settings, List<Row> results, List<Row> generators) {

  public List<Side> sides() {
    return List.of(first, second);
  }

  /** Whether the two saw different patients. */
  public boolean otherData() {
    return !first.request().dataset().equals(second.request().dataset());
  }

  /** One of the two. */
  record Side(StudyView study, StudyRequest request, Optional<Headline> headline) {}

  /** What is compared, and how it is in either study. */
  record Row(String what, String first, String second) {}

  static Comparison of(Side first, Side second) {
    return new Comparison(
        first,
        second,
        differing(
            settings(Json.mapper().valueToTree(first.request())),
            settings(Json.mapper().valueToTree(second.request()))),
        rows(results(first.study()), results(second.study())),
        rows(generators(first.study()), generators(second.study())));
  }

  private static List<Row> differing(Map<String, String> first, Map<String, String> second) {
    return rows(first, second).stream().filter(row -> !row.first().equals(row.second())).toList();
  }

  private static List<Row> rows(Map<String, String> first, Map<String, String> second) {
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .map(name -> new Row(name, first.getOrDefault(name, "–"), second.getOrDefault(name, "–")))
        .toList();
  }

  /** Every value of a request under its path, such as {@code training.width}. */
  private static Map<String, String> settings(JsonNode request) {
    Map<String, String> settings = new TreeMap<>();
    collect("", request, settings);
    return settings;
  }

  private static void collect(String path, JsonNode node, Map<String, String> settings) {
    if (!node.isObject()) {
      settings.put(path, node.isValueNode() ? node.asText() : text(node));
      return;
    }
    node.fields()
        .forEachRemaining(
            field ->
                collect(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(),
                    settings));
  }

  private static String text(JsonNode list) {
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
    return String.join(", ", items);
  }

  private static Map<String, String> results(StudyView study) {
    Map<String, String> results = new java.util.LinkedHashMap<>();
    for (StudyCompleted.Row row : study.summary()) {
      row.figures().stream()
          .filter(figure -> figure.label().isEmpty())
          .forEach(
              figure ->
                  results.put(
                      "%s, %s".formatted(row.composition().code(), figure.name()),
                      Wording.text(figure)));
    }
    return results;
  }

  private static Map<String, String> generators(StudyView study) {
    Map<String, String> figures = new TreeMap<>();
    study.runs().stream()
        .flatMap(run -> run.selections().stream())
        .distinct()
        .forEach(selection -> generator(selection).forEach(f -> put(figures, selection, f)));
    return figures;
  }

  private static Stream<Figure> generator(SelectionView selection) {
    return selection.figures().stream().filter(figure -> figure.value().isPresent());
  }

  private static void put(Map<String, String> figures, SelectionView selection, Figure figure) {
    ClassLabel label = selection.label();
    figures.put(Wording.spaced(label) + ", " + figure.name(), Wording.text(figure));
  }
}
