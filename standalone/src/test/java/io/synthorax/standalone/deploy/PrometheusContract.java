package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Prometheus makes of compose's configuration, wherever it runs. */
interface PrometheusContract {
  /** Where it listens, with {@code deploy/compose/prometheus.yml} and the alert rules beside. */
  URI prometheus() throws Exception;

  @Test
  default void watchesEveryServiceByTheRulesThatThereAre() throws Exception {
    // Given
    URI address = prometheus();

    // When
    List<String> rules = data(address, "rules").findValuesAsText("name");
    JsonNode targets = data(address, "targets").path("activeTargets");

    // Then
    assertThat(rules).containsAll(AlertTest.alerts());
    assertThat(targets.findValuesAsText("job")).containsAll(Repository.SERVICES);
  }

  private static JsonNode data(URI address, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/" + path)).build();
    byte[] answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    return Json.read(answer, JsonNode.class).path("data");
  }
}
