package io.synthorax.console.retraining;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.WorldUnreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The REST interface of Orthanc (the Orthanc Book, "REST API of Orthanc"), as far as its feed of
 * changes needs it. Throws {@link WorldUnreachable} where the server does not answer as it should.
 */
public final class OrthancClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 100;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Optional<String> authorization;

  /** {@code credentials} as user:password. */
  public OrthancClient(URI base, Optional<String> credentials) {
    this.base = URI.create(base.toString().replaceFirst("/*$", "/"));
    this.authorization =
        credentials.map(
            text ->
                "Basic "
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Changes after a position.
   *
   * @param last the position of the last of them
   * @param done whether there are no more
   */
  record Changes(List<String> newInstances, long last, boolean done) {}

  /** At most a hundred changes after a position. */
  Changes changes(long since) {
    JsonNode page = json("changes?since=%d&limit=%d".formatted(since, PAGE)).orElseThrow();
    List<String> instances =
        StreamSupport.stream(page.path("Changes").spliterator(), false)
            .filter(change -> change.path("ChangeType").asText().equals("NewInstance"))
            .map(change -> change.path("ID").asText())
            .toList();
    return new Changes(instances, page.path("Last").asLong(), page.path("Done").asBoolean());
  }

  /** The position of the newest change; lower than an earlier one if the server began anew. */
  long lastChange() {
    return json("changes?last").orElseThrow().path("Last").asLong();
  }

  /** The attributes of an instance by their names; nothing if it was deleted. */
  Optional<JsonNode> attributes(String instance) {
    return json("instances/" + instance + "/simplified-tags");
  }

  /** Whether the DICOM file of an instance is there, and now in {@code file}. */
  boolean download(String instance, Path file) {
    HttpResponse<?> response = send("instances/" + instance + "/file", BodyHandlers.ofFile(file));
    return isThere(response);
  }

  private Optional<JsonNode> json(String path) {
    HttpResponse<byte[]> response = send(path, BodyHandlers.ofByteArray());
    return isThere(response)
        ? Optional.of(Json.read(response.body(), JsonNode.class))
        : Optional.empty();
  }

  private static boolean isThere(HttpResponse<?> response) {
    if (response.statusCode() != OK && response.statusCode() != NOT_FOUND) {
      throw new WorldUnreachable(
          "Orthanc answers %d".formatted(response.statusCode()), new IOException("status"));
    }
    return response.statusCode() == OK;
  }

  private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new WorldUnreachable("Orthanc does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldUnreachable("interrupted while asking Orthanc", e);
    }
  }
}
