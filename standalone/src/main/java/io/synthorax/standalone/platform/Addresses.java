package io.synthorax.standalone.platform;

import io.synthorax.contracts.Json;
import io.synthorax.infrastructure.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Where the services of a running platform answer, and to whom; noted in its home for the other
 * commands.
 *
 * @param token that they ask for, if any
 */
public record Addresses(
    URI console, URI trainer, URI evaluator, URI classifier, Optional<String> token) {
  static Addresses of(Ports ports, AccessToken token) {
    return new Addresses(
        address(ports, Service.CONSOLE),
        address(ports, Service.DISCRIMINATOR_TRAINER),
        address(ports, Service.EVALUATOR_SERVICE),
        address(ports, Service.CLASSIFIER_SERVICE),
        Optional.of(token.value()));
  }

  /** A console alone, without the services that are asked beside it. */
  public static Addresses ofConsole(URI console, Optional<String> token) {
    return new Addresses(console, console, console, console, token);
  }

  private static URI address(Ports ports, Service service) {
    return URI.create("http://127.0.0.1:" + ports.of(service));
  }

  /** A request to one of the services. */
  public HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  /** A page of the console as a person opens it, such as {@code /studies}. */
  public String page(String path) {
    return console.resolve(path) + token.map(value -> "?token=" + value).orElse("");
  }

  /**
   * Of the platform that runs in the home; nothing while it starts. What a killed one has left is
   * stale: only for who has found the home locked.
   */
  public static Optional<Addresses> read(HomeFolder home) throws IOException {
    try {
      return Optional.of(Json.read(Files.readAllBytes(home.addresses()), Addresses.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void write(HomeFolder home) throws IOException {
    PrivateFile.write(home.addresses(), new String(Json.write(this), StandardCharsets.UTF_8));
  }

  static void forget(HomeFolder home) throws IOException {
    Files.deleteIfExists(home.addresses());
  }

  /** Without the token, which would end in a log one day. */
  @Override
  public String toString() {
    return "Addresses[" + console + "]";
  }
}
