package io.synthorax.console.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ProblemsIT {
  @TestHTTPResource("/")
  URI base;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(base);
  }

  @Test
  void answersEveryWrongRequestWithAProblem() {
    // Given
    String study = "/api/v1/studies/";
    ExampleStudy unknown = ExampleStudy.any();

    // When
    Map<HttpResponse<byte[]>, Integer> answers = new HashMap<>();
    answers.put(api.post("/api/v1/datasets", Map.of("resolution", 48)), 400);
    answers.put(api.post("/api/v1/datasets", Map.of("resolution", 64, "folder", "/etc")), 400);
    answers.put(api.post("/api/v1/datasets", "{".getBytes(UTF_8)), 400);
    answers.put(api.post("/api/v1/studies", unknown.request()), 400);
    answers.put(api.get(study + "unknown"), 404);
    answers.put(api.get(study + "unknown/curves"), 404);
    answers.put(api.get(study + "unknown/events"), 404);
    answers.put(api.get(study + "unknown/export"), 404);
    answers.put(api.get(study + "unknown/report.html"), 404);
    answers.put(api.get(study + "unknown/runs/Normal/checkpoints/1/samples.png"), 404);
    answers.put(api.get(study + "unknown/runs/..%2F..%2Fx/checkpoints/1/samples.png"), 400);
    answers.put(api.get("/api/v1/nothing"), 404);
    answers.put(api.post(study + "unknown/finish"), 404);

    // Then
    assertThat(answers)
        .allSatisfy(
            (answer, status) -> {
              assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(status);
              assertThat(Api.json(answer).path("status").asInt())
                  .as(answer.uri().toString())
                  .isEqualTo(status);
            });
  }

  @Test
  void takesNothingFromOtherSites() {
    // Given
    byte[] order = Json.write(Map.of("resolution", 32));

    // When
    HttpResponse<byte[]> foreign =
        api.post("/api/v1/datasets", order, "Origin", "https://elsewhere.example");

    // Then
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(api.get("/").headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'");
  }

  @Test
  void documentsItself() {
    // Given, When
    JsonNode openapi = Api.json(api.get("/q/openapi?format=json"));

    // Then
    assertThat(openapi.path("paths").fieldNames())
        .toIterable()
        .contains(
            "/api/v1/datasets",
            "/api/v1/studies",
            "/api/v1/studies/{study}/events",
            "/api/v1/studies/{study}/export");
  }

  @Test
  void becomesReadyWhenEverythingIsReplayed() {
    // Given, When
    HttpResponse<byte[]> ready = api.await("/q/health/ready", r -> r.statusCode() == 200);

    // Then
    assertThat(Api.text(ready)).contains("events replayed");
  }
}
