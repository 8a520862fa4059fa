package io.synthorax.imaging.bench;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Throughput;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.imaging.phantom.PhantomFolder;
import io.synthorax.imaging.phantom.PhantomOrder;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times the intake, from a folder of PNG files with their labels to the staged shards: {@link
 * ImportBenchmark.Order} as its one argument, JSON. The folder is temporary, and holds phantoms.
 */
public final class ImportBenchmark {
  private static final long SEED = 1;
  private static final double MEGABYTE = 1e6;

  private ImportBenchmark() {}

  /**
   * What to time.
   *
   * @param resolution of the data set
   * @param images at least that many: every class has as many
   * @param size height and width of the files' images
   * @param repeat timed imports, after one that is not counted
   */
  public record Order(int resolution, int images, int size, int repeat) {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1) {
      throw new ContractViolation("a benchmark's one argument is its order as JSON");
    }
    Order order = Json.read(arguments[0].getBytes(StandardCharsets.UTF_8), Order.class);
    Path folder = Files.createTempDirectory("synthorax-bench");
    try {
      System.out.println(Json.text(measure(order, folder)));
    } finally {
      delete(folder);
    }
  }

  /** Images per second, and megabytes of files; the folder must be empty, and is left full. */
  static Map<String, Object> measure(Order order, Path folder)
      throws IOException, InterruptedException {
    Path scans = folder.resolve("scans");
    PhantomFolder.write(scans, drawing(order));
    long files = count(scans);
    double megabytes = bytes(scans) / MEGABYTE;
    double[] rates = new double[order.repeat()];
    for (int round = -1; round < order.repeat(); round++) {
      Path staging = folder.resolve("staging" + round);
      long start = System.nanoTime();
      build(order, scans, staging);
      rates[Math.max(round, 0)] = files * 1e9 / (System.nanoTime() - start);
      delete(staging);
    }
    return line(order, files, megabytes / files, Throughput.of(rates));
  }

  private static void build(Order order, Path scans, Path staging)
      throws IOException, InterruptedException {
    DatasetOrder dataset =
        new DatasetOrder("bench", order.resolution(), "", SplitRule.of("bench"), false);
    new DatasetBuilder(dataset, staging).build(new FolderListing().of(scans), (done, total) -> {});
  }

  private static Map<String, Object> line(
      Order order, long files, double megabytesEach, Throughput rate) {
    Throughput megabytes =
        new Throughput(
            rate.median() * megabytesEach,
            rate.lowerQuartile() * megabytesEach,
            rate.upperQuartile() * megabytesEach);
    System.out.printf(
        "Intake of %1$d PNG files, %2$d x %2$d to %3$d x %3$d: %4$s, %5$s%n",
        files, order.size(), order.resolution(), rate.text("images/s"), megabytes.text("MB/s"));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("benchmark", "import");
    line.put("resolution", order.resolution());
    line.put("images", files);
    line.put("size", order.size());
    rate.put(line, "imagesPerSecond", "spread");
    megabytes.put(line, "megabytesPerSecond", "megabytesSpread");
    return line;
  }

  private static PhantomOrder drawing(Order order) {
    Map<ClassLabel, Integer> images = new LinkedHashMap<>();
    int classes = PhantomRadiographs.CLASSES.size();
    for (ClassLabel label : PhantomRadiographs.CLASSES) {
      images.put(label, (order.images() + classes - 1) / classes);
    }
    return new PhantomOrder(images, order.size(), SEED);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      return files.count();
    }
  }

  private static long bytes(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
