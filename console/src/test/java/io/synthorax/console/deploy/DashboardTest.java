package io.synthorax.console.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.synthorax.console.deploy.Dashboard.Expression;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void hasATitleAnExplanationAndAnExpressionInEveryPanel() throws IOException {
    // Given, When
    Dashboard dashboard = Dashboard.read(ROOT);

    // Then
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
        .filteredOn(e -> e.promql().contains("synthorax_training_"))
        .allSatisfy(e -> assertThat(e.promql()).contains("study=~\"$study\""));
  }

  @Test
  void hasPanelsThatDoNotOverlap() throws IOException {
    // Given
    List<JsonNode> panels = Dashboard.read(ROOT).panels();

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
  void prometheusReadsTheAddressesThatTheLauncherWrites() throws IOException {
    // Given, When
    String configuration = Files.readString(ROOT.resolve("deploy/prometheus/prometheus.yml"));

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
        new DashboardExpressions(address, Duration.ofMinutes(5)).withoutData(Dashboard.read(ROOT));

    // Then
    prometheus.stop(0);
    assertThat(empty).extracting(Expression::panel).containsExactly("Loss of the discriminator");
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
