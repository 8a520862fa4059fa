package io.synthorax.standalone.study;

import io.synthorax.contracts.ExtractorSpecification.Input;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An extractor that the user brings, as it stands on the command line.
 *
 * @param file ONNX
 * @param output the value that is the feature vector, if it is not the model's only output
 */
public record BroughtExtractor(String name, Path file, Optional<String> output, Input input) {

  /** What the evaluator is told of it. */
  Map<String, Object> declared(int resolution) {
    Map<String, Object> declared = new LinkedHashMap<>();
    declared.put("name", name);
    output.ifPresent(value -> declared.put("output", value));
    declared.put("input", input);
    declared.put("resolution", resolution);
    return declared;
  }
}
