package io.synthorax.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.synthorax.contracts.Json;
import io.synthorax.standalone.platform.Addresses;
import io.synthorax.standalone.platform.HomeFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** The API of a platform that runs, asked again while its console is killed and comes back. */
public final class RunningConsole {
  private static final Duration PATIENCE = Duration.ofMinutes(40);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final long LOOK_AGAIN_MS = 200;
  private static final String BOUNDARY = "part";

  private final Addresses services;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One that may come back at the same address. */
  public RunningConsole(Addresses services) {
    this.services = services;
  }

  static RunningConsole in(Path home) throws IOException {
    return new RunningConsole(Addresses.read(HomeFolder.create(home)).orElseThrow());
  }

  public JsonNode get(String path) {
    return answer(request(path));
  }

  public JsonNode post(String path, Object body) {
    return answer(json(path).POST(BodyPublishers.ofByteArray(Json.write(body))));
  }

  public JsonNode put(String path, Object body) {
    return answer(json(path).PUT(BodyPublishers.ofByteArray(Json.write(body))));
  }

  /** A scan without a label. */
  public JsonNode upload(String path, byte[] file, String patient) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String field = "--%s\r\nContent-Disposition: form-data; name=\"patient\"\r\n\r\n%s\r\n";
    form.writeBytes(field.formatted(BOUNDARY, patient).getBytes(UTF_8));
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan\"\r\n\r\n";
    form.writeBytes(head.formatted(BOUNDARY).getBytes(UTF_8));
    form.writeBytes(file);
    form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return answer(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toByteArray())));
  }

  /** Returns once what is there is as wanted. */
  public void await(String path, Predicate<JsonNode> wanted) {
    until(() -> wanted.test(get(path)), path);
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return services.request(services.console().resolve("/api/v1/" + path)).timeout(ANSWER);
  }

  /** Of a console that is there, or comes back; whatever is asked may be asked again. */
  private JsonNode answer(HttpRequest.Builder request) {
    JsonNode[] answer = new JsonNode[1];
    until(
        () -> {
          answer[0] = tried(request.build());
          return answer[0] != null;
        },
        "an answer");
    return answer[0];
  }

  private JsonNode tried(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        return null;
      }
      return response.body().length == 0
          ? MissingNode.getInstance()
          : Json.read(response.body(), JsonNode.class);
    } catch (IOException e) {
      return null;
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void until(Condition condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("in vain awaited: " + what);
        }
        Thread.sleep(LOOK_AGAIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
