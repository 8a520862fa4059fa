package io.synthorax.standalone.cli;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The size of the networks and of a batch. */
final class NetworkOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ResolutionOption resolution;

  @Option(
      names = "--width",
      paramLabel = "F",
      defaultValue = "1",
      description = "Channels relative to the paper. Default: ${DEFAULT-VALUE}")
  private double width;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images computed at once. Default: ${DEFAULT-VALUE}")
  private int batch;

  /** Adds all; what no training would accept is refused in the contract's words. */
  void order(Map<String, Object> order) {
    try {
      TrainingSpecification.paper(new Resolution(resolution.pixels()), width)
          .with(batch, 0, Stabilization.NONE);
    } catch (ContractViolation e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
    order.put("resolution", resolution.pixels());
    order.put("width", width);
    order.put("batch", batch);
  }
}
