package io.synthorax.classifier.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.learning.metrics.PatientBootstrap;
import io.synthorax.learning.metrics.Score;
import io.synthorax.learning.metrics.SeedResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Two studies side by side.
 *
 * @param sameTestPatients whether both were tested on the same images of the same patients
 * @param paired whether the differences have intervals, by resampling the common patients
 * @param differs what their requests, data and versions differ in
 * @param sets those that both have
 * @param conclusions what follows, and what does not
 */
public record StudyComparison(
    StudyId first,
    StudyId second,
    boolean sameTestPatients,
    boolean paired,
    List<Setting> differs,
    List<Pair> sets,
    List<String> conclusions) {

  private static final List<String> FIGURES = List.of("balanced-accuracy-test", "auroc-mean-test");
  private static final List<Score> SCORES =
      List.of(new Score.BalancedAccuracy(), new Score.MeanAuroc());

  /** A setting and its two values; one that is not there is empty. */
  public record Setting(String name, String first, String second) {}

  /**
   * One figure of one training set in both studies.
   *
   * @param gain of the second study over the first; absent unless paired
   */
  public record Pair(
      String set, String figure, Figure first, Figure second, Optional<Figure> gain) {}

  /** A study's report, and its predictions if they are there. */
  record Source(StudyReport report, Optional<String> predictions) {}

  static StudyComparison of(Source one, Source other) {
    StudyReport first = one.report;
    StudyReport second = other.report;
    boolean samePatients =
        first.data().dataset().equals(second.data().dataset())
            && first.request().classes().equals(second.request().classes());
    boolean sameSeeds =
        first.request().seed() == second.request().seed()
            && first.request().utility().seeds() == second.request().utility().seeds();
    boolean paired =
        samePatients && sameSeeds && one.predictions.isPresent() && other.predictions.isPresent();
    List<Setting> differs = differs(first, second);
    List<Pair> sets = paired ? paired(one, other) : sideBySide(first, second);
    return new StudyComparison(
        first.study(),
        second.study(),
        samePatients,
        paired,
        differs,
        sets,
        ComparisonConclusions.of(first, second, samePatients, sameSeeds, paired, sets));
  }

  private static List<Setting> differs(StudyReport first, StudyReport second) {
    var settings = new ArrayList<Setting>();
    addDiffering(settings, "", tree(first.request()), tree(second.request()));
    addDiffering(settings, "data ", tree(first.data()), tree(second.data()));
    addDiffering(settings, "version of ", tree(first.versions()), tree(second.versions()));
    return settings;
  }

  private static Map<String, String> tree(Object value) {
    var leaves = new LinkedHashMap<String, String>();
    addLeaves(leaves, "", Json.mapper().valueToTree(value));
    return leaves;
  }

  private static void addLeaves(Map<String, String> leaves, String path, JsonNode node) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  addLeaves(
                      leaves,
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    } else {
      leaves.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  private static void addDiffering(
      List<Setting> settings, String before, Map<String, String> one, Map<String, String> other) {
    var names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      String first = one.getOrDefault(name, "");
      String second = other.getOrDefault(name, "");
      if (!first.equals(second)) {
        settings.add(new Setting(before + name, first, second));
      }
    }
  }

  private static List<Pair> sideBySide(StudyReport first, StudyReport second) {
    var pairs = new ArrayList<Pair>();
    for (Row row : first.utility().rows()) {
      second
          .utility()
          .row(row.composition())
          .ifPresent(
              other ->
                  FIGURES.forEach(name -> pairs.add(pair(row, other, name, Optional.empty()))));
    }
    return pairs;
  }

  private static Pair pair(Row row, Row other, String name, Optional<Figure> gain) {
    return new Pair(row.composition().code(), name, figure(row, name), figure(other, name), gain);
  }

  private static Figure figure(Row row, String name) {
    return row.figures().stream()
        .filter(figure -> figure.name().equals(name) && figure.label().isEmpty())
        .findFirst()
        .orElseGet(() -> Figure.unavailable(name, "no result", 0, 0));
  }

  private static List<Pair> paired(Source one, Source other) {
    var classes = one.report.request().classes();
    Map<String, List<SeedResult>> first = Predictions.read(one.predictions.get(), classes);
    Map<String, List<SeedResult>> second = Predictions.read(other.predictions.get(), classes);
    var pairs = new ArrayList<Pair>();
    for (Row row : one.report.utility().rows()) {
      Optional<Row> same = other.report.utility().row(row.composition());
      List<SeedResult> a = first.get(key(row, one.report));
      List<SeedResult> b = same.map(found -> second.get(key(found, other.report))).orElse(null);
      for (int i = 0; same.isPresent() && i < FIGURES.size(); i++) {
        Optional<Figure> gain =
            a == null || b == null
                ? Optional.empty()
                : Optional.of(gain(one.report, b, a, SCORES.get(i)));
        pairs.add(pair(row, same.get(), FIGURES.get(i), gain));
      }
    }
    return pairs;
  }

  /** The headline's model of each study. */
  private static String key(Row row, StudyReport report) {
    return row.composition() + " " + report.utility().model();
  }

  private static Figure gain(
      StudyReport report, List<SeedResult> better, List<SeedResult> than, Score score) {
    var images = than.get(0).images();
    long seed = report.request().seed();
    return new PatientBootstrap(images, report.utility().resamples(), seed)
        .difference(better, than, score)
        .named(score.name() + "-gain-test", images.count(), seed);
  }
}
