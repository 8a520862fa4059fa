package io.synthorax.learning.gan;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.torch.Adam;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an exact resume needs, as files: five of safetensors and {@code counters.json}.
 */
public record TrainingState(
    Counters counters,
    Weights generator,
    Weights average,
    Weights discriminator,
    Weights generatorMoments,
    Weights discriminatorMoments) {
  private static final String COUNTERS = "counters.json";
  private static final String GENERATOR = "generator.safetensors";
  private static final String AVERAGE = "average.safetensors";
  private static final String DISCRIMINATOR = "discriminator.safetensors";
  private static final String GENERATOR_MOMENTS = "generator-moments.safetensors";
  private static final String DISCRIMINATOR_MOMENTS = "discriminator-moments.safetensors";

  /**
   * Where a run begins: initial weights of its seed, no moments; the generator and its average from
   * an earlier one, if there is one to start from.
   */
  static TrainingState initial(Counters counters, int classes, Optional<Weights> earlier) {
    Network fresh = AdversarialTraining.generator(counters.specification(), classes);
    Network discriminator = AdversarialTraining.discriminator(counters.specification(), classes);
    Weights weights = earlier.orElseGet(() -> Weights.initial(fresh, counters.seed()));
    Network generator = StoredGenerator.of(weights).network();
    return new TrainingState(
        counters,
        weights,
        weights,
        Weights.initial(discriminator, ~counters.seed()),
        Adam.noMoments(generator),
        Adam.noMoments(discriminator));
  }

  /** The bytes of each file by its name. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(GENERATOR, Safetensors.write(generator));
    files.put(AVERAGE, Safetensors.write(average));
    files.put(DISCRIMINATOR, Safetensors.write(discriminator));
    files.put(GENERATOR_MOMENTS, Safetensors.write(generatorMoments));
    files.put(DISCRIMINATOR_MOMENTS, Safetensors.write(discriminatorMoments));
    files.put(COUNTERS, Json.write(counters));
    return files;
  }

  /**
   * Reads what {@link #files} wrote; a missing or broken file is a {@link ContractViolation} that
   * names it.
   */
  public static TrainingState read(Map<String, byte[]> files) {
    return new TrainingState(
        Json.read(file(files, COUNTERS), Counters.class),
        weights(files, GENERATOR),
        weights(files, AVERAGE),
        weights(files, DISCRIMINATOR),
        weights(files, GENERATOR_MOMENTS),
        weights(files, DISCRIMINATOR_MOMENTS));
  }

  private static Weights weights(Map<String, byte[]> files, String name) {
    try {
      return Safetensors.read(file(files, name));
    } catch (ContractViolation e) {
      throw new ContractViolation(name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new ContractViolation("the training state lacks " + name);
    }
    return bytes;
  }
}
