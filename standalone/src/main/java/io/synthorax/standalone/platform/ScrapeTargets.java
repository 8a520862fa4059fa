package io.synthorax.standalone.platform;

import io.synthorax.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a Prometheus on this machine finds the metrics of each service: a file of its {@code
 * file_sd} form.
 */
record ScrapeTargets(List<Target> targets) {

  /** Addresses, and the name of the service as the label {@code job}. */
  record Target(List<String> targets, Map<String, String> labels) {}

  static ScrapeTargets of(Ports ports) {
    return new ScrapeTargets(
        Arrays.stream(Service.values())
            .map(
                service ->
                    new Target(
                        List.of("127.0.0.1:" + ports.of(service)), Map.of("job", service.module())))
            .toList());
  }

  void write(Path file) throws IOException {
    Files.write(file, Json.writeIndented(targets));
  }
}
