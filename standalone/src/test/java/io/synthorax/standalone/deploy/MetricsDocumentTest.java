package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md against the names in the code, and the dashboards against docs/metrics.md. */
class MetricsDocumentTest {
  private static final Pattern NAME = Pattern.compile("\"(synthorax\\.[a-z.]+[a-z])\"");

  @Test
  void documentsEveryMeterOfTheCodeAndNoOther() {
    // Given
    Set<String> inCode =
        Stream.concat(Stream.of("platform"), Repository.SERVICES.stream())
            .flatMap(module -> names(Repository.sources(module)))
            .collect(Collectors.toCollection(TreeSet::new));

    // When
    Set<String> documented =
        MetricsDocument.read().rows().keySet().stream()
            .filter(name -> name.startsWith("synthorax_"))
            .map(MetricsDocumentTest::meter)
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(documented).isEqualTo(inCode);
  }

  @Test
  void coversWhateverADashboardShows() throws IOException {
    // Given
    Set<String> documented = MetricsDocument.read().prometheusNames();

    // When
    Set<String> shown = new TreeSet<>();
    for (Dashboard dashboard : Dashboard.all(Repository.ROOT)) {
      dashboard.expressions().forEach(e -> shown.addAll(MetricsDocument.namesIn(e.promql())));
    }

    // Then
    assertThat(shown).hasSizeGreaterThan(30);
    assertThat(documented).containsAll(shown);
  }

  /** Counters end in _total in Prometheus; timers, and gauges of a time, in their unit. */
  private static String meter(String prometheus) {
    return prometheus.replaceFirst("_total$|(?<!remaining)_seconds$", "").replace('_', '.');
  }

  /** Literals, and those that a prefix and a suffix make. */
  private static Stream<String> names(String sources) {
    Stream<String> whole = NAME.matcher(meterLines(sources)).results().map(match -> match.group(1));
    Stream<String> suffixed =
        Pattern.compile("gauge\\(tags, \"([a-z.]+)\"")
            .matcher(sources)
            .results()
            .map(match -> "synthorax.training." + match.group(1));
    return Stream.concat(whole, suffixed);
  }

  /** Without configuration keys, which begin like meters. */
  private static String meterLines(String sources) {
    return sources
        .lines()
        .filter(line -> !line.matches(".*\\b(name|prefix) = \".*"))
        .collect(Collectors.joining("\n"));
  }
}
