package io.synthorax.standalone.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.synthorax.infrastructure.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' contract on the machine's own, where it is installed. */
class PrometheusIT implements PrometheusContract {
  private static final long BOUND_SECONDS = 60;

  @TempDir Path folder;
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public URI prometheus() throws Exception {
    assumeTrue(Tools.present("prometheus"), "prometheus is not installed");
    for (String file : new String[] {"compose/prometheus.yml", "prometheus/alerts.yml"}) {
      Path from = Repository.DEPLOY.resolve(file);
      Files.copy(from, folder.resolve(from.getFileName()));
    }
    String listen = "127.0.0.1:" + FreePorts.pick(1).get(0);
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + listen)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    URI address = URI.create("http://" + listen);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!isReady(address)) {
      if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(Files.readString(folder.resolve("log")));
      }
    }
    return address;
  }

  private static boolean isReady(URI address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address.resolve("/-/ready")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
