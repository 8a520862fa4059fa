package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.standalone.cli.RunningConsole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two generator services that never have nothing to do: an order of a million images, then orders
 * until {@code -Dload.seconds} are over: {@code mvn -pl standalone -Dtest=SynthesisLoadBenchmark
 * test}, after a build. Not part of the build: its figures are of one machine.
 */
class SynthesisLoadBenchmark {
  private static final String SERVICE = "generator-service";
  private static final int REPLICAS = 2;
  private static final int MILLION = 1_000_000;
  private static final int FURTHER = 200_000;
  private static final double QUANTILE = 0.99;
  private static final long SECONDS = Long.getLong("load.seconds", 600);

  @TempDir Path folder;
  private final List<Long> resident = new ArrayList<>();
  private DeployedPlatform platform;

  @Test
  void measure() throws Exception {
    try (DeployedPlatform running = new DeployedPlatform(folder, 1)) {
      platform = running;
      RunningConsole console = running.console();
      String study = SmallStudy.start(console, "2k");
      SmallStudy.awaitEnd(console, study);
      running.scale(SERVICE, REPLICAS);

      long start = System.nanoTime();
      order(console, study, MILLION, 1);
      System.out.printf("%,d images in %.0f s%n", MILLION, seconds(start));
      long images = MILLION;
      for (int seed = 2; seconds(start) < SECONDS; seed++) {
        order(console, study, FURTHER, seed);
        images += FURTHER;
      }
      double all = seconds(start);
      System.out.printf("%,d images in %.0f s, %.0f a second%n", images, all, images / all);
      tell();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** Looks at the memory while it waits. */
  private void order(RunningConsole console, String study, int count, int seed) throws Exception {
    String orders = "studies/" + study + "/orders";
    ClassLabel label = SmallStudy.CLASSES.get(0);
    JsonNode placed = console.post(orders, Map.of("label", label, "count", count, "seed", seed));
    JsonNode order = placed;
    while (!order.path("state").asText().matches("DONE|FAILED")) {
      TimeUnit.SECONDS.sleep(2);
      order = console.get(orders + "/" + placed.path("order").asText());
      resident.add(residentBytes());
    }
    if (order.path("done").asInt() != count) {
      throw new AssertionError(order.toString());
    }
  }

  private long residentBytes() throws IOException {
    long sum = 0;
    for (ProcessHandle process : platform.processes(SERVICE)) {
      List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
      sum +=
          status.stream()
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
              .sum();
    }
    return sum;
  }

  private void tell() throws Exception {
    TreeMap<Double, Double> buckets = new TreeMap<>();
    for (URI address : platform.addresses(SERVICE)) {
      String metrics = metrics(address);
      System.out.printf(
          "%s: %s images, dead letters %s%n",
          address,
          sum(metrics, "synthorax_synthesis_images_total", ""),
          sum(metrics, "synthorax_stage_records_total", "outcome=\"dead-letter\""));
      metrics
          .lines()
          .filter(line -> line.startsWith("synthorax_stage_seconds_bucket"))
          .forEach(
              line -> {
                String le = line.replaceFirst(".*le=\"([^\"]+)\".*", "$1");
                double bound = le.equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(le);
                buckets.merge(bound, value(line), Double::sum);
              });
    }
    double records = buckets.lastEntry().getValue();
    double within =
        buckets.entrySet().stream()
            .filter(bucket -> bucket.getValue() >= QUANTILE * records)
            .findFirst()
            .orElseThrow()
            .getKey();
    System.out.printf("of %.0f records 99 %% took at most %.2f s%n", records, within);
    int tenth = Math.max(1, resident.size() / 10);
    System.out.printf(
        "resident, both: %s MB after a tenth of the time, %s MB at the end, %s MB at most%n",
        megabytes(resident.get(tenth)),
        megabytes(resident.get(resident.size() - 1)),
        megabytes(resident.stream().mapToLong(Long::longValue).max().orElseThrow()));
  }

  private static String metrics(URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/q/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static double sum(String metrics, String name, String tag) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(tag))
        .mapToDouble(SynthesisLoadBenchmark::value)
        .sum();
  }

  /** What stands after the labels; an exemplar may follow. */
  private static double value(String line) {
    return Double.parseDouble(line.replaceFirst("^[^}]*} (\\S+).*", "$1"));
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
