package io.synthorax.standalone.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax bench import}. */
@Command(
    name = "import",
    description =
        "The intake of a folder of PNG files, drawn before: images and megabytes per second.",
    mixinStandardHelpOptions = true)
final class ImportBenchmark extends Benchmark {
  private static final int SMALLEST_DRAWING = 16;
  private static final int LARGEST_DRAWING = 2048;

  /** Twelve of a class: enough patients for every part of the split. */
  private static final int FEWEST_DRAWINGS = 60;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "200",
      description = "Images in the folder. Default: ${DEFAULT-VALUE}")
  private int images;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "1024",
      description = "Height and width of the files' images. Default: ${DEFAULT-VALUE}")
  private int size;

  @Mixin private ResolutionOption resolution;

  @Override
  String program() {
    return "io.synthorax.imaging.bench.ImportBenchmark";
  }

  @Override
  void order(Map<String, Object> order) {
    order.put("resolution", resolution.pixels());
    order.put("images", require("--images", images, FEWEST_DRAWINGS, MOST));
    order.put("size", require("--size", size, SMALLEST_DRAWING, LARGEST_DRAWING));
  }
}
