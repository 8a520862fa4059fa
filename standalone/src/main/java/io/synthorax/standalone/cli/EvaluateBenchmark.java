package io.synthorax.standalone.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax bench evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Features of as many synthesized as real images, their Frechet and kernel distance,"
            + " precision and recall: synthesized images per second.",
    mixinStandardHelpOptions = true)
final class EvaluateBenchmark extends Benchmark {
  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Images on each side. Default: ${DEFAULT-VALUE}")
  private int images;

  @Mixin private ResolutionOption resolution;

  @Mixin private ThreadsOption threads;

  @Override
  String program() {
    return BenchCommand.LEARNING + "EvaluationBenchmark";
  }

  @Override
  void order(Map<String, Object> order) {
    threads.order(order);
    order.put("resolution", resolution.pixels());
    order.put("images", require("--images", images, 1, MOST));
  }
}
