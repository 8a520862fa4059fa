package io.synthorax.learning.bench;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.JoinedImages;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains generators in several ways within the same budget and compares what they synthesize with
 * held-out real images: {@code DATA,OTHER RESOLUTION WIDTH BUDGET SEED,... OUT VARIANT...}. The
 * folders {@code DATA/train/CLASS} are trained on, {@code DATA/test/CLASS} is what is compared
 * with, and a {@link Referee}'s classifier learns from {@code OTHER/train}. BUDGET is that of each
 * class, whatever the kind of generators. One line of JSON for each variant, seed, part of the
 * budget and class; sheets of samples, and the classifier for later calls, in OUT.
 */
public final class GeneratorExperiment {
  private static final int SCORED = 500;
  private static final int SHEET = 24;
  private static final double[] PARTS = {0.25, 0.5, 1};
  private static final long SAMPLES_SEED = 77;

  private final TorchEngine engine;
  private final List<String> classes;
  private final List<ImageSource> real;
  private final Referee referee;
  private final Path out;

  private GeneratorExperiment(Path data, Path other, int resolution, Path out) throws IOException {
    TorchEngine measuring = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    this.out = Files.createDirectories(out);
    this.classes = classes(data);
    this.real = images(data, "train", resolution);
    this.referee =
        new Referee(
            measuring,
            classifier(measuring, "others", images(other, "train", resolution)),
            classifier(measuring, "real", real),
            images(data, "test", resolution));
    this.engine =
        TorchEngine.start(new TorchEngine.Settings(1, Optional.empty(), Optional.empty()));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 7) {
      System.err.println("usage: DATA,OTHER RESOLUTION WIDTH BUDGET SEED,... OUT VARIANT...");
      System.exit(2);
    }
    String[] data = arguments[0].split(",");
    int resolution = Integer.parseInt(arguments[1]);
    var experiment =
        new GeneratorExperiment(
            Path.of(data[0]), Path.of(data[1]), resolution, Path.of(arguments[5]));
    TrainingSpecification paper =
        TrainingSpecification.paper(new Resolution(resolution), Double.parseDouble(arguments[2]));
    Budget budget = Budget.parse(arguments[3]);
    experiment.floor();
    for (String seed : arguments[4].split(",")) {
      for (int v = 6; v < arguments.length; v++) {
        experiment.tryOut(new Variant(arguments[v]), paper, Long.parseLong(seed), budget);
      }
    }
  }

  /** How far the real training images are from the held-out ones. */
  private void floor() {
    for (int c = 0; c < classes.size(); c++) {
      report("real training images", 0, c, 1, Map.of(), real.get(c));
    }
  }

  private void tryOut(Variant variant, TrainingSpecification paper, long seed, Budget budget)
      throws IOException {
    TrainingSpecification specification = variant.of(paper);
    Map<Double, List<ImageSource>> samples = new LinkedHashMap<>();
    if (variant.generators() == Generators.ALL) {
      train(variant, specification, seed, budget.share(classes.size(), 1), 0, real, samples);
    } else {
      for (int c = 0; c < classes.size(); c++) {
        train(variant, specification, seed, budget, c, List.of(real.get(c)), samples);
      }
    }
    for (double part : PARTS) {
      Map<String, Object> line = line(variant.text(), seed, "all", part);
      referee.validity(line, samples.get(part));
      System.out.println(Json.text(line));
    }
  }

  /** Trains one generator of the classes from the given one on. */
  private void train(
      Variant variant,
      TrainingSpecification specification,
      long seed,
      Budget budget,
      int first,
      List<ImageSource> images,
      Map<Double, List<ImageSource>> samples)
      throws IOException {
    try (var game =
        new AdversarialTraining(engine(variant), specification, images, seed, Optional.empty())) {
      long judging = 0;
      long start = processorNanos();
      for (double part : PARTS) {
        boolean diverged = false;
        while (!diverged && fraction(budget, game, start + judging) < part) {
          diverged = game.step().diverged();
        }
        Map<String, Object> spent = new LinkedHashMap<>();
        long judged = processorNanos();
        spent.put("processorSeconds", (judged - start - judging) / 1e9);
        spent.put("imagesShown", game.counters().imagesShown());
        for (int c = 0; c < images.size(); c++) {
          ImageSource synthesized = samples(game, specification, c);
          samples.computeIfAbsent(part, key -> new ArrayList<>()).add(synthesized);
          report(variant.text(), seed, first + c, part, spent, synthesized);
          write(game.samples(SAMPLES_SEED, SHEET, c), specification, variant, seed, first + c);
        }
        judging += processorNanos() - judged;
      }
    }
  }

  private TorchEngine engine(Variant variant) {
    return variant.precision().map(one -> engine.with(one, 1)).orElse(engine);
  }

  private static ImageSource samples(
      AdversarialTraining game, TrainingSpecification specification, int number) {
    return ImageSource.of(
        game.samples(SAMPLES_SEED, SCORED, number), specification.resolution().pixels());
  }

  private void report(
      String variant,
      long seed,
      int number,
      double part,
      Map<String, Object> spent,
      ImageSource images) {
    Map<String, Object> line = line(variant, seed, classes.get(number), part);
    line.putAll(spent);
    referee.compare(line, number, images);
    System.out.println(Json.text(line));
  }

  private static Map<String, Object> line(String variant, long seed, String label, double part) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("variant", variant);
    line.put("seed", seed);
    line.put("class", label);
    line.put("part", part);
    return line;
  }

  private void write(
      byte[] samples, TrainingSpecification specification, Variant variant, long seed, int number)
      throws IOException {
    String name = variant.text() + "-" + seed + "-" + classes.get(number) + ".png";
    SampleSheet.write(samples, specification.resolution().pixels(), out.resolve(name));
  }

  private Weights classifier(TorchEngine measuring, String name, List<ImageSource> sets)
      throws IOException {
    Path file = out.resolve("classifier-of-" + name + ".safetensors");
    if (!Files.exists(file)) {
      int[] labels =
          IntStream.range(0, sets.size())
              .flatMap(c -> IntStream.range(0, sets.get(c).count()).map(i -> c))
              .toArray();
      Weights learned = NetworkSpace.classifier(measuring, new JoinedImages(sets), labels);
      Files.write(file, Safetensors.write(learned));
    }
    return Safetensors.read(Files.readAllBytes(file));
  }

  private static List<String> classes(Path folder) throws IOException {
    try (Stream<Path> classes = Files.list(folder.resolve("train"))) {
      return classes.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  private List<ImageSource> images(Path data, String part, int resolution) throws IOException {
    List<ImageSource> sets = new ArrayList<>();
    for (String label : classes) {
      sets.add(ImageFolder.read(List.of(data.resolve(part).resolve(label)), resolution));
    }
    return sets;
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
