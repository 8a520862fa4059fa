package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.synthorax.standalone.deploy.Dashboard.Expression;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest {
  static List<Dashboard> dashboards() throws IOException {
    return Dashboard.all(Repository.ROOT);
  }

  @Test
  void areThree() throws IOException {
    // Given, When, Then
    assertThat(dashboards())
        .extracting(Dashboard::name)
        .containsExactly("pipeline", "quality", "training");
    assertThat(dashboards()).extracting(d -> d.json().path("uid").asText()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void haveATitleAnExplanationAndAnExpressionInEveryPanel(Dashboard dashboard) {
    // Given, When, Then
    assertThat(dashboard.panels())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asText()).isNotBlank();
              if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText()).isNotBlank();
                assertThat(panel.path("targets")).isNotEmpty();
              }
            });
    assertThat(dashboard.expressions())
        .allSatisfy(e -> assertThat(e.promql()).isNotBlank())
        .filteredOn(e -> e.promql().matches(".*(_training_[^e]|_figure).*"))
        .allSatisfy(e -> assertThat(e.promql()).contains("study=~\"$study\""));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void useEveryVariableThatTheyHaveAndLinkToTheConsole(Dashboard dashboard) {
    // Given
    String queries = dashboard.expressions().toString();
    String all = dashboard.json().toString();

    // When
    List<String> variables =
        Manifests.items(dashboard.json().at("/templating/list"))
            .map(v -> v.path("name").asText())
            .toList();

    // Then
    assertThat(variables).hasSizeGreaterThanOrEqualTo(4).allMatch(v -> used(v, queries + all));
    assertThat(dashboard.json().at("/links/0/url").asText()).isEqualTo("${console}");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void havePanelsThatDoNotOverlap(Dashboard dashboard) {
    // Given
    List<JsonNode> panels = dashboard.panels();

    // When
    List<String> cells =
        panels.stream()
            .map(panel -> panel.path("gridPos"))
            .flatMap(p -> cells(p).stream())
            .toList();

    // Then
    assertThat(cells).doesNotHaveDuplicates();
    assertThat(panels.stream().map(p -> p.path("id").asInt()).collect(Collectors.toSet()))
        .hasSameSizeAs(panels);
  }

  @Test
  void prometheusReadsTheAddressesThatTheLauncherWrites() {
    // Given, When
    String configuration = Repository.text(Repository.DEPLOY.resolve("prometheus/prometheus.yml"));

    // Then
    assertThat(configuration).contains("run/scrape-targets.json", "/q/metrics");
  }

  @Test
  void isRefusedWhereAnExpressionHasNoData() throws Exception {
    // Given
    HttpServer prometheus =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext(
        "/api/v1/query_range",
        exchange -> {
          boolean known = !exchange.getRequestURI().getQuery().contains("discriminator_loss");
          String values = known ? "{\"values\":[[1,\"NaN\"],[2,\"0.5\"]]}" : "";
          byte[] answer =
              ("{\"status\":\"success\",\"data\":{\"result\":[" + values + "]}}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    prometheus.start();
    URI address = URI.create("http://127.0.0.1:" + prometheus.getAddress().getPort());

    // When
    List<Expression> empty =
        new DashboardExpressions(address, Duration.ofMinutes(5)).withoutData(dashboards());

    // Then
    prometheus.stop(0);
    assertThat(empty).extracting(Expression::panel).containsExactly("Loss of the discriminator");
  }

  private static boolean used(String variable, String where) {
    return where.contains("$" + variable) || where.contains("${" + variable + "}");
  }

  private static List<String> cells(JsonNode position) {
    List<String> cells = new java.util.ArrayList<>();
    for (int x = 0; x < position.path("w").asInt(); x++) {
      for (int y = 0; y < position.path("h").asInt(); y++) {
        cells.add((position.path("x").asInt() + x) + "/" + (position.path("y").asInt() + y));
      }
    }
    return cells;
  }
}
