package io.synthorax.classifier.comparison;

import io.synthorax.classifier.comparison.StudyComparison.Source;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that compares two studies from their result folders: {@link CompareStudies.Order} as
 * its one argument, JSON. Prints text, or the {@link StudyComparison} as JSON; exits with 3 when a
 * file is refused.
 */
public final class CompareStudies {
  private static final int REFUSED = 3;

  private CompareStudies() {}

  /** Files report.json, of which predictions.csv may lie beside each. */
  public record Order(String first, String second, boolean json) {}

  public static void main(String[] arguments) throws IOException {
    try {
      Order order = Json.read(arguments[0].getBytes(StandardCharsets.UTF_8), Order.class);
      StudyComparison compared = StudyComparison.of(source(order.first), source(order.second));
      System.out.print(
          order.json
              ? new String(Json.writeIndented(compared), StandardCharsets.UTF_8) + "\n"
              : ComparisonText.of(compared));
    } catch (ContractViolation e) {
      System.err.println("synthorax: " + e.getMessage());
      System.exit(REFUSED);
    }
  }

  private static Source source(String file) throws IOException {
    Path report = Path.of(file);
    Path predictions = report.resolveSibling("predictions.csv");
    try {
      return new Source(
          Json.read(Files.readAllBytes(report), StudyReport.class),
          Files.isRegularFile(predictions)
              ? Optional.of(Files.readString(predictions))
              : Optional.empty());
    } catch (ContractViolation e) {
      throw new ContractViolation(report + ": " + e.getMessage(), e);
    }
  }
}
