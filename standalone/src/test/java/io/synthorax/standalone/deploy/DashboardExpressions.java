package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import io.synthorax.standalone.deploy.Dashboard.Expression;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every expression of the dashboards on a Prometheus that has scraped a study, and demands
 * data: a misspelt metric answers success with nothing. Expressions are asked for the whole of a
 * time span, since a training that has ended has no speed any more.
 */
final class DashboardExpressions {
  private static final int POINTS = 500;

  private final URI prometheus;
  private final Duration span;

  DashboardExpressions(URI prometheus, Duration span) {
    this.prometheus = prometheus;
    this.span = span;
  }

  /**
   * Arguments: the address of Prometheus, the repository's root (default {@code .}), the minutes to
   * look back (default 60). Ends with 1 if an expression has no data.
   */
  public static void main(String... arguments) throws Exception {
    Path root = Path.of(arguments.length > 1 ? arguments[1] : ".");
    long minutes = arguments.length > 2 ? Long.parseLong(arguments[2]) : 60;
    var check = new DashboardExpressions(URI.create(arguments[0]), Duration.ofMinutes(minutes));
    List<Expression> empty = check.withoutData(Dashboard.all(root));
    empty.forEach(e -> System.out.println("no data: " + e));
    System.exit(empty.isEmpty() ? 0 : 1);
  }

  /** The expressions that have not a single finite value. */
  List<Expression> withoutData(List<Dashboard> dashboards)
      throws IOException, InterruptedException {
    List<Expression> empty = new ArrayList<>();
    for (Dashboard dashboard : dashboards) {
      for (Expression expression : dashboard.expressions()) {
        if (finiteValues(expression) == 0) {
          empty.add(expression);
        }
      }
    }
    return empty;
  }

  private long finiteValues(Expression expression) throws IOException, InterruptedException {
    long end = Instant.now().getEpochSecond();
    String query =
        "query=%s&start=%d&end=%d&step=%d"
            .formatted(
                URLEncoder.encode(expression.forEverything(), StandardCharsets.UTF_8),
                end - span.toSeconds(),
                end,
                Math.max(1, span.toSeconds() / POINTS));
    HttpRequest request =
        HttpRequest.newBuilder(prometheus.resolve("/api/v1/query_range?" + query)).build();
    byte[] answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    JsonNode json = Json.read(answer, JsonNode.class);
    if (!json.path("status").asText().equals("success")) {
      throw new IOException(expression + ": " + json);
    }
    return finite(json.at("/data/result"));
  }

  private static long finite(JsonNode series) {
    long count = 0;
    for (JsonNode one : series) {
      for (JsonNode point : one.path("values")) {
        count += Double.isFinite(value(point.path(1).asText())) ? 1 : 0;
      }
    }
    return count;
  }

  private static double value(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "+Inf", "-Inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
