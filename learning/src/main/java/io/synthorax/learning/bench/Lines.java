package io.synthorax.learning.bench;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Throughput;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What the benchmark programs read and write: one line of JSON each way. */
final class Lines {
  private Lines() {}

  /** The order that is a program's one argument; {@link ContractViolation} for anything else. */
  static <T> T order(String[] arguments, Class<T> type) {
    if (arguments.length != 1) {
      throw new ContractViolation("a benchmark's one argument is its order as JSON");
    }
    return Json.read(arguments[0].getBytes(StandardCharsets.UTF_8), type);
  }

  static void print(Map<String, Object> line) {
    System.out.println(Json.text(line));
  }

  /** Adds and tells how many times the other's median is reached. */
  static void putRatio(Map<String, Object> line, Throughput ours, Throughput others) {
    double ratio = Math.round(100 * ours.median() / others.median()) / 100.0;
    line.put("ratio", ratio);
    System.out.println("Ratio: " + ratio);
  }

  /** All processors unless told otherwise: a benchmark compares with programs that take them. */
  static int threads(int given) {
    return given > 0 ? given : Runtime.getRuntime().availableProcessors();
  }

  static TorchEngine.Settings engine(String precision, int threads) {
    Optional<Precision> given =
        precision.equals("auto") ? Optional.empty() : Optional.of(Precision.named(precision));
    return new TorchEngine.Settings(threads(threads), given, Optional.empty());
  }
}
