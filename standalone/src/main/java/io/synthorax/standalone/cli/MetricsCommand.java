package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.ServiceProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code synthorax metrics}: the distances of a study for features of the user's own. */
@Command(
    name = "metrics",
    description =
        "Compares two arrays of features, npy files of shape (images, dimensions) in float32, and"
            + " prints Frechet and kernel distance, precision, recall, density and coverage as"
            + " JSON. What cannot be computed is null, with the reason beside it.",
    footer = {"", "Example:", "  synthorax metrics --real real.npy --synthesized synthesized.npy"},
    mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {
  /** For 50,000 vectors of 2,048 values on both sides. */
  private static final String HEAP = "1600m";

  private static final String PROGRAM = "io.synthorax.evaluator.FeatureMetrics";

  @Spec private CommandSpec spec;

  @Option(
      names = "--real",
      required = true,
      paramLabel = "FILE",
      description = "Features of real images.")
  private Path real;

  @Option(
      names = "--synthesized",
      required = true,
      paramLabel = "FILE",
      description = "Features of synthesized images, by the same extractor.")
  private Path synthesized;

  @Option(
      names = "--nearest-k",
      paramLabel = "K",
      defaultValue = "5",
      description = "Neighbors that make a neighborhood. Default: ${DEFAULT-VALUE}")
  private int nearestK;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".synthorax",
      description = "Where libraries are unpacked. Default: ${DEFAULT-VALUE}")
  private Path home;

  @Override
  public Integer call() throws Exception {
    if (nearestK < 1) {
      throw new ParameterException(
          spec.commandLine(), "--nearest-k is " + nearestK + ", allowed is 1 or more");
    }
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("real", readable(real));
    order.put("synthesized", readable(synthesized));
    order.put("nearestK", nearestK);
    HomeFolder folder = HomeFolder.create(home.toAbsolutePath().normalize());
    return ServiceProgram.ofEvaluator(Installation.ofScript(), folder)
        .withHeap(HEAP)
        .run(PROGRAM, order);
  }

  private static String readable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new FailureMessages.DataMissing(file + " is no readable file");
    }
    return file.toAbsolutePath().toString();
  }
}
