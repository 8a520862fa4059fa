package io.synthorax.console.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** The console over HTTP, as a program sees it. */
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Api(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<byte[]> post(String path, byte[] json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<byte[]> upload(String path, byte[] zip) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(zip)));
  }

  HttpResponse<byte[]> post(String path, Record body) {
    return post(path, Json.write(body));
  }

  HttpResponse<byte[]> post(String path, Map<String, Object> body) {
    return post(path, Json.write(body));
  }

  HttpResponse<byte[]> post(String path) {
    return post(path, new byte[0]);
  }

  HttpResponse<byte[]> put(String path, Map<String, Object> body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(Json.write(body))));
  }

  /** Sends a file and text fields as a form; the fields as name and value in turns. */
  HttpResponse<byte[]> upload(String path, byte[] file, String... fields) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      String head = "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
      form.writeBytes(head.formatted(fields[i], fields[i + 1]).getBytes(StandardCharsets.UTF_8));
    }
    String head =
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(file);
    form.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(BodyPublishers.ofByteArray(form.toByteArray())));
  }

  /** Returns once the console of a process is ready; fails if it ends before. */
  void awaitUp(Process console) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!console.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("the console did not start");
      }
      Thread.onSpinWait();
    }
  }

  private boolean isReady() {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (java.io.UncheckedIOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    return Json.read(response.body(), JsonNode.class);
  }

  /** The answer as soon as it is as wanted; fails after a minute. */
  HttpResponse<byte[]> await(String path, Predicate<HttpResponse<byte[]>> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<byte[]> response = get(path);
      if (wanted.test(response)) {
        return response;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(path + " never became as expected: " + text(response));
      }
      Thread.onSpinWait();
    }
  }

  JsonNode awaitStatus(String study, String status) {
    return json(
        await(
            "/api/v1/studies/" + study,
            r -> r.statusCode() == 200 && json(r).path("status").asText().equals(status)));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
