package io.synthorax.standalone.deploy;

import io.synthorax.infrastructure.FreePorts;
import io.synthorax.standalone.deploy.Dashboard.Expression;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Prometheus that scrapes the services of a home every second, from its start to its close. */
public final class ScrapingPrometheus implements AutoCloseable {
  private final Process process;
  private final URI address;
  private final Instant start = Instant.now();

  private ScrapingPrometheus(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * None where Prometheus is not installed. The home may come into being later. Its own files lie
   * in the folder given.
   */
  public static Optional<ScrapingPrometheus> of(Path home, Path folder) throws IOException {
    if (!Tools.present("prometheus")) {
      return Optional.empty();
    }
    Path configuration = Files.createDirectories(folder).resolve("prometheus.yml");
    Files.writeString(
        configuration,
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs:
          - job_name: synthorax
            metrics_path: /q/metrics
            file_sd_configs: [{files: ["%s/run/scrape-targets.json"], refresh_interval: 1s}]
        """
            .formatted(home));
    String listen = "127.0.0.1:" + FreePorts.pick(1).get(0);
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + listen)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return Optional.of(new ScrapingPrometheus(process, URI.create("http://" + listen)));
  }

  /** What a dashboard asks for and nothing answers, since the start. */
  public List<String> panelsWithoutData() throws IOException, InterruptedException {
    Duration span = Duration.between(start, Instant.now()).plusSeconds(1);
    return new DashboardExpressions(address, span)
        .withoutData(Dashboard.all(Repository.ROOT)).stream().map(Expression::toString).toList();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
