package io.synthorax.console.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console with a token: who gets in, and who does not. */
class AccessIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String STUDIES = "/api/v1/studies";

  @TempDir Path folder;
  private EmbeddedInfrastructure servers;
  private ConsoleProcess console;
  private Api api;
  private HttpServer collector;
  private final BlockingQueue<String> spans = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() throws Exception {
    servers = EmbeddedInfrastructure.start(folder.resolve("home"));
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          spans.add(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    console =
        new ConsoleProcess(
            servers,
            Map.of(
                "synthorax.access.token",
                TOKEN,
                "synthorax.console.requests-per-second",
                "10",
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "quarkus.otel.bsp.schedule.delay",
                "100ms"),
            folder);
    api = console.start();
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
    collector.stop(0);
    servers.close();
  }

  @Test
  void letsInWhoBringsTheTokenAndNobodyElse() {
    // Given, When
    HttpResponse<byte[]> nobody = api.get(STUDIES);
    HttpResponse<byte[]> page = api.get("/", "Accept", "text/html");
    HttpResponse<byte[]> guess = api.get(STUDIES, "Authorization", "Bearer " + TOKEN + "0");
    HttpResponse<byte[]> program = api.get(STUDIES, "Authorization", "Bearer " + TOKEN);
    HttpResponse<byte[]> form = api.post(STUDIES + "/draft?token=" + TOKEN, new byte[] {'{', '}'});
    HttpResponse<byte[]> browser = api.get("/studies/new?dataset=d1&token=" + TOKEN);

    // Then
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(Api.json(nobody).path("title").asText()).isEqualTo("Unauthorized");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(Api.text(page)).startsWith("Open this page by the address with its token");
    assertThat(guess.statusCode()).isEqualTo(401);
    assertThat(program.statusCode()).isEqualTo(200);
    assertThat(form.statusCode()).as("an address that was lured into does nothing").isEqualTo(401);
    assertThat(browser.statusCode()).isEqualTo(303);
    String cookie = browser.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(browser.headers().firstValue("Location").orElseThrow())
        .endsWith("/studies/new?dataset=d1");
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(api.get("/", "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(api.get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void turnsAwayWhoAsksTooOftenAndNobodyElse() throws Exception {
    // Given, When
    HttpResponse<byte[]> answer = api.get(STUDIES);
    for (int asked = 0; asked < 1_000 && answer.statusCode() == 401; asked++) {
      answer = api.get(STUDIES);
    }

    // Then
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(Api.json(answer).path("title").asText()).isEqualTo("Too many requests");
    assertThat(statusFrom("127.0.0.2")).isEqualTo("HTTP/1.1 401 Unauthorized");
    assertThat(api.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  /** The first line of the answer to another address of this machine. */
  private String statusFrom(String address) throws IOException {
    URI base = api.base();
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
      String request = "GET " + STUDIES + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void tracesSayNothingOfTheToken() throws Exception {
    // Given, When
    api.get("/studies/new?dataset=d1&token=" + TOKEN);
    StringBuilder traces = new StringBuilder();
    while (!traces.toString().contains("/studies/new")) {
      traces.append(Objects.requireNonNull(spans.poll(60, TimeUnit.SECONDS), "no trace came"));
    }

    // Then
    assertThat(traces.toString()).contains("left-out").doesNotContain(TOKEN);
  }
}
