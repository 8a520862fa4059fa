package io.synthorax.standalone.platform;

import io.synthorax.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where the services of a running platform answer; noted in its home for the other commands. */
public record Addresses(URI console, URI trainer, URI evaluator, URI classifier) {
  static Addresses of(Ports ports) {
    return new Addresses(
        address(ports, Service.CONSOLE),
        address(ports, Service.DISCRIMINATOR_TRAINER),
        address(ports, Service.EVALUATOR_SERVICE),
        address(ports, Service.CLASSIFIER_SERVICE));
  }

  private static URI address(Ports ports, Service service) {
    return URI.create("http://127.0.0.1:" + ports.of(service));
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

  /** All at once, so that nobody reads half of it. */
  void write(HomeFolder home) throws IOException {
    Path file = home.addresses();
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    Files.write(whole, Json.write(this));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void forget(HomeFolder home) throws IOException {
    Files.deleteIfExists(home.addresses());
  }
}
