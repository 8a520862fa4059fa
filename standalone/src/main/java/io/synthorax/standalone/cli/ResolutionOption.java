package io.synthorax.standalone.cli;

import io.synthorax.contracts.Resolution;
import picocli.CommandLine.Option;

/** The one dial, where a command does not need a whole study's. */
final class ResolutionOption {
  @Option(
      names = "--resolution",
      paramLabel = "R",
      defaultValue = "64",
      converter = Converters.ToResolution.class,
      description = "32, 64, 128, 256 or 512. Default: ${DEFAULT-VALUE}")
  private Resolution resolution;

  int pixels() {
    return resolution.pixels();
  }
}
