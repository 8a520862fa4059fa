package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a Prometheus makes of compose's configuration, wherever it runs. */
interface PrometheusContract {
  Duration BOUND = Duration.ofMinutes(1);

  /** Where it listens, with {@code deploy/compose/prometheus.yml} and the alert rules beside. */
  URI prometheus() throws Exception;

  @Test
  default void watchesEveryServiceByTheRulesThatThereAre() throws Exception {
    // Given
    URI address = prometheus();

    // When, Then
    await(() -> data(address, "rules").findValuesAsText("name"), AlertTest.alerts());
    await(
        () -> data(address, "targets").path("activeTargets").findValuesAsText("job"),
        Repository.SERVICES);
  }

  /** It is ready some seconds before it knows its targets. */
  private static void await(Callable<List<String>> look, List<String> wanted) throws Exception {
    long deadline = System.nanoTime() + BOUND.toNanos();
    List<String> there = look.call();
    while (!there.containsAll(wanted) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
      there = look.call();
    }
    assertThat(there).containsAll(wanted);
  }

  private static JsonNode data(URI address, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/" + path)).build();
    byte[] answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    return Json.read(answer, JsonNode.class).path("data");
  }
}
