package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.standalone.deploy.Tools.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules, their tests by promtool, and their runbooks. */
class AlertTest {
  private static final Path RULES = Repository.DEPLOY.resolve("prometheus/alerts.yml");
  private static final Path TESTS = Repository.DEPLOY.resolve("prometheus/alerts-test.yml");

  @Test
  void areTheSameForThePrometheusOperator() {
    // Given, When
    JsonNode operator = Manifests.base().one("PrometheusRule", "synthorax").path("spec");

    // Then
    assertThat(operator).isEqualTo(Repository.yaml(RULES).get(0));
  }

  @Test
  void fireAndStaySilentAsPromtoolSays() {
    assumeTrue(Tools.present("promtool"), "promtool is not installed");

    // Given, When
    Result check = Tools.run(List.of("promtool", "check", "rules", RULES.toString()));
    Result test = Tools.run(List.of("promtool", "test", "rules", TESTS.toString()));

    // Then
    assertThat(check.exitCode()).as(check.output()).isZero();
    assertThat(test.exitCode()).as(test.output()).isZero();
  }

  @Test
  void areEachTestedToFireAndToStaySilent() {
    // Given
    Set<String> wanted =
        alerts().stream()
            .flatMap(alert -> List.of(alert + " fires", alert + " stays silent").stream())
            .collect(Collectors.toCollection(TreeSet::new));

    // When
    Set<String> there = new TreeSet<>();
    for (JsonNode test : Repository.yaml(TESTS).get(0).path("tests")) {
      String name = test.path("name").asText();
      boolean fires = !test.at("/alert_rule_test/0/exp_alerts").isEmpty();
      assertThat(fires).as(name).isEqualTo(name.endsWith(" fires"));
      assertThat(test.at("/alert_rule_test/0/alertname").asText()).isEqualTo(name.split(" ")[0]);
      there.add(name);
    }

    // Then
    assertThat(there).isEqualTo(wanted);
  }

  @Test
  void haveARunbookEach() {
    // Given
    Set<String> headings =
        Repository.text(Repository.ROOT.resolve("docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4).strip())
            .collect(Collectors.toSet());

    // When, Then
    assertThat(headings).containsAll(alerts());
    for (JsonNode rule : rules()) {
      assertThat(rule.at("/annotations/runbook").asText())
          .isEqualTo("docs/operations.md#" + rule.path("alert").asText().toLowerCase());
    }
  }

  @Test
  void useOnlyMetricsThatAreDocumented() {
    // Given
    Set<String> documented = MetricsDocument.read().prometheusNames();

    // When
    Set<String> used = new TreeSet<>();
    rules().forEach(rule -> used.addAll(MetricsDocument.namesIn(rule.path("expr").asText())));

    // Then
    assertThat(documented).containsAll(used);
  }

  private static List<JsonNode> rules() {
    return Manifests.items(Repository.yaml(RULES).get(0).at("/groups/0/rules")).toList();
  }

  static List<String> alerts() {
    return rules().stream().map(rule -> rule.path("alert").asText()).toList();
  }
}
