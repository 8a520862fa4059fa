package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.MountableFile;

/** Compose's Prometheus and Grafana with what compose gives them, where Docker is. */
@Testcontainers(disabledWithoutDocker = true)
class MonitoringContainersIT implements PrometheusContract {
  private static final int PROMETHEUS_PORT = 9090;
  private static final int GRAFANA_PORT = 3000;
  private static final String PASSWORD = "a-password-of-this-test";
  private static final Network INSIDE = Network.newNetwork();

  @Container
  private static final GenericContainer<?> PROMETHEUS =
      new GenericContainer<>(image("prometheus"))
          .withNetwork(INSIDE)
          .withNetworkAliases("prometheus")
          .withExposedPorts(PROMETHEUS_PORT)
          .withCopyFileToContainer(file("compose/prometheus.yml"), "/etc/prometheus/prometheus.yml")
          .withCopyFileToContainer(file("prometheus/alerts.yml"), "/etc/prometheus/alerts.yml")
          .waitingFor(Wait.forHttp("/-/ready"));

  @Container
  private static final GenericContainer<?> GRAFANA =
      new GenericContainer<>(image("grafana"))
          .withNetwork(INSIDE)
          .withExposedPorts(GRAFANA_PORT)
          .withEnv("GF_SECURITY_ADMIN_PASSWORD", PASSWORD)
          .withCopyFileToContainer(file("compose/grafana"), "/etc/grafana/provisioning")
          .withCopyFileToContainer(file("grafana"), "/dashboards")
          .waitingFor(Wait.forHttp("/api/health"));

  @Override
  public URI prometheus() {
    return address(PROMETHEUS, PROMETHEUS_PORT);
  }

  @Test
  void grafanaShowsEveryDashboardOnThatPrometheus() throws Exception {
    // Given, When
    JsonNode dashboards = grafana("/api/search?type=dash-db");
    JsonNode sources = grafana("/api/datasources");
    JsonNode health = grafana("/api/datasources/uid/" + sources.at("/0/uid").asText() + "/health");

    // Then
    assertThat(dashboards.findValuesAsText("uid"))
        .containsExactlyInAnyOrderElementsOf(
            Repository.files(Repository.DEPLOY.resolve("grafana"), ".json").stream()
                .map(file -> Repository.yaml(file).get(0).path("uid").asText())
                .toList());
    assertThat(health.path("status").asText()).as(health.toString()).isEqualTo("OK");
  }

  private static JsonNode grafana(String path) throws Exception {
    String login =
        Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address(GRAFANA, GRAFANA_PORT).resolve(path))
            .header("Authorization", "Basic " + login)
            .build();
    byte[] answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
    return Json.read(answer, JsonNode.class);
  }

  private static URI address(GenericContainer<?> container, int port) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
  }

  private static String image(String service) {
    return Repository.yaml(Repository.DEPLOY.resolve("compose.yaml"))
        .get(0)
        .at("/services/" + service + "/image")
        .asText();
  }

  private static MountableFile file(String path) {
    return MountableFile.forHostPath(Repository.DEPLOY.resolve(path));
  }
}
