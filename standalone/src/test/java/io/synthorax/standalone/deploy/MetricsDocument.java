package io.synthorax.standalone.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of docs/metrics.md: name, kind, tags, meaning; one row for each metric. */
record MetricsDocument(Map<String, Row> rows) {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z_]+)` \\| (\\w+) \\|([^|]*)\\| ([^|]+) \\|", Pattern.MULTILINE);
  private static final Pattern NAME =
      Pattern.compile("\\b(?:up|[a-z]+(?:_[a-z]+)+)(?=\\{| >|\\[| ==|\\))");

  record Row(String kind, Set<String> tags, String meaning) {}

  static MetricsDocument read() {
    Map<String, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Repository.text(Repository.ROOT.resolve("docs/metrics.md")));
    while (row.find()) {
      Set<String> tags =
          Pattern.compile("`([^`]+)`")
              .matcher(row.group(3))
              .results()
              .map(tag -> tag.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      rows.put(row.group(1), new Row(row.group(2), tags, row.group(4)));
    }
    return new MetricsDocument(rows);
  }

  /** Of every series that a row stands for. */
  Set<String> prometheusNames() {
    Set<String> names = new TreeSet<>();
    rows.forEach(
        (name, row) -> {
          names.add(name);
          if (row.kind().equals("timer") || row.kind().equals("histogram")) {
            names.addAll(Set.of(name + "_count", name + "_sum"));
          }
          if (row.kind().equals("histogram")) {
            names.add(name + "_bucket");
          }
        });
    return names;
  }

  /** The metrics that a PromQL expression reads. */
  static Set<String> namesIn(String promql) {
    return NAME.matcher(promql)
        .results()
        .map(name -> name.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
