package io.synthorax.learning.bench;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.DistributionScores;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains generators in several ways within the same budget and compares what they synthesize with
 * held-out real images: {@code DATA,DATA,... RESOLUTION WIDTH BUDGET CLASS,... SEED,... SHEETS
 * VARIANT...}. The first DATA folder's {@code train/CLASS} is trained on, the {@code test/CLASS} of
 * all is what is compared with, and feature spaces are learned from the {@code train} of the
 * others, at least one. One line of JSON for each variant, class and seed, and a sheet of samples
 * in SHEETS.
 */
public final class GeneratorExperiment {
  private static final int SCORED = 1_000;
  private static final int NEAREST = 3;
  private static final int SHEET = 32;
  private static final long SAMPLES_SEED = 77;

  private final TorchEngine training;
  private final TorchEngine measuring;
  private final List<Path> data;
  private final int resolution;
  private final Map<String, FeatureSpace> spaces = new LinkedHashMap<>();

  private GeneratorExperiment(List<Path> data, int resolution) throws IOException {
    this.measuring = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    this.training =
        TorchEngine.start(new TorchEngine.Settings(1, Optional.empty(), Optional.empty()));
    this.data = data;
    this.resolution = resolution;
    learnSpaces();
    spaces.put("untrained", FeatureSpace.untrained(measuring, resolution));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 8) {
      System.err.println(
          "usage: DATA,DATA,... RESOLUTION WIDTH BUDGET CLASS,... SEED,... SHEETS VARIANT...");
      System.exit(2);
    }
    List<Path> data = Arrays.stream(arguments[0].split(",")).map(Path::of).toList();
    int resolution = Integer.parseInt(arguments[1]);
    var experiment = new GeneratorExperiment(data, resolution);
    TrainingSpecification paper =
        TrainingSpecification.paper(new Resolution(resolution), Double.parseDouble(arguments[2]));
    Budget budget = Budget.parse(arguments[3]);
    Path sheets = Files.createDirectories(Path.of(arguments[6]));
    for (String label : arguments[4].split(",")) {
      System.out.println(Json.text(experiment.floor(label)));
      for (String seed : arguments[5].split(",")) {
        for (int v = 7; v < arguments.length; v++) {
          Path sheet = sheets.resolve(label + "-" + (v - 6) + "-" + seed + ".png");
          Variant variant = new Variant(arguments[v]);
          System.out.println(
              Json.text(
                  experiment.trained(
                      label, variant, variant.of(paper), Long.parseLong(seed), budget, sheet)));
        }
      }
    }
  }

  /** How far the real training images are from the held-out ones. */
  private Map<String, Object> floor(String label) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("variant", "real training images");
    line.put("class", label);
    compare(line, label, images(data.subList(0, 1), "train", label));
    return line;
  }

  private Map<String, Object> trained(
      String label,
      Variant variant,
      TrainingSpecification specification,
      long seed,
      Budget budget,
      Path sheet)
      throws IOException {
    ImageSource real = images(data.subList(0, 1), "train", label);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("variant", variant.text());
    line.put("class", label);
    line.put("seed", seed);
    try (AdversarialTraining game = new AdversarialTraining(training, specification, real, seed)) {
      long start = processorNanos();
      boolean diverged = false;
      while (!diverged && fraction(budget, game, start) < 1) {
        diverged = game.step().diverged();
      }
      line.put("processorSeconds", (processorNanos() - start) / 1e9);
      line.put("precision", training.precision());
      line.put("imagesShown", game.counters().imagesShown());
      compare(line, label, ImageSource.of(game.samples(SAMPLES_SEED, SCORED, 0), resolution));
      SampleSheet.write(game.samples(SAMPLES_SEED, SHEET, 0), resolution, sheet);
    }
    return line;
  }

  private void compare(Map<String, Object> line, String label, ImageSource images)
      throws IOException {
    ImageSource heldOut = images(data, "test", label);
    line.put("heldOut", heldOut.count());
    line.put("compared", images.count());
    line.put("grain", Grain.of(images));
    line.put("heldOutGrain", Grain.of(heldOut));
    spaces.forEach(
        (name, space) -> {
          DistributionScores scores =
              DistributionScores.of(space.of(heldOut), space.of(images), NEAREST);
          line.put(name + "Frechet", scores.frechetDistance().value());
          line.put(name + "Kernel", scores.kernelDistance().value());
          line.put(name + "Precision", scores.neighborhoods().precision().value());
          line.put(name + "Recall", scores.neighborhoods().recall().value());
        });
  }

  /** From other images than those that are compared, lest it knows them by heart. */
  private void learnSpaces() throws IOException {
    List<Path> others = data.subList(1, data.size());
    List<ImageSource> classes = new ArrayList<>();
    List<Path> all = new ArrayList<>();
    for (String label : classes(others.get(0))) {
      all.addAll(folders(others, "train", label));
      classes.add(images(others, "train", label));
    }
    int[] labels =
        IntStream.range(0, classes.size())
            .flatMap(c -> IntStream.range(0, classes.get(c).count()).map(i -> c))
            .toArray();
    ImageSource images = ImageFolder.read(all, resolution);
    spaces.put("autoencoder", FeatureSpace.autoencoder(measuring, images));
    spaces.put("classifier", FeatureSpace.classifier(measuring, images, labels));
  }

  private static List<String> classes(Path folder) throws IOException {
    try (Stream<Path> classes = Files.list(folder.resolve("train"))) {
      return classes.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  private ImageSource images(List<Path> from, String part, String label) throws IOException {
    return ImageFolder.read(folders(from, part, label), resolution);
  }

  private static List<Path> folders(List<Path> from, String part, String label) {
    return from.stream().map(folder -> folder.resolve(part).resolve(label)).toList();
  }

  /** A budget of time is one of processor time: other programs do not shorten it. */
  private static double fraction(Budget budget, AdversarialTraining game, long start) {
    Duration trained = Duration.ofNanos(processorNanos() - start);
    return budget.fraction(game.counters().imagesShown(), trained);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
