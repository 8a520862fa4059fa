package io.synthorax.learning.bench;

import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DiscriminatorNormalization;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.Precision;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A text such as {@code batch=32,noise=0.2,augment=CUTOUT+CONTRAST,average=10000,loss=HINGE} that
 * says what differs from the paper's recipe; {@code paper} says nothing. {@code generators=ALL}
 * trains one generator for all classes, {@code precision=FLOAT32} not in the faster precision.
 */
record Variant(String text) {

  TrainingSpecification of(TrainingSpecification paper) {
    TrainingSpecification s = paper;
    if (text.equals("paper")) {
      return s;
    }
    for (String part : text.split(",")) {
      String[] sides = part.split("=", 2);
      s = changed(s, sides[0], sides.length < 2 ? "" : sides[1]);
    }
    return s;
  }

  /** Whether one generator learns all classes, for as long as all others together. */
  Generators generators() {
    return text.contains("generators=ALL") ? Generators.ALL : Generators.EACH;
  }

  /** In which precision to train; none: the faster one. */
  Optional<Precision> precision() {
    return Arrays.stream(text.split(","))
        .filter(part -> part.startsWith("precision="))
        .map(part -> Precision.valueOf(part.substring("precision=".length())))
        .findFirst();
  }

  private static TrainingSpecification changed(TrainingSpecification s, String key, String value) {
    Stabilization now = s.stabilization();
    Stabilization then =
        switch (key) {
          case "augment" -> now.with(augmentation(value));
          case "average" ->
              new Stabilization(
                  now.augmentation(), Integer.parseInt(value), now.loss(), now.normalization());
          case "loss" ->
              new Stabilization(
                  now.augmentation(),
                  now.averageHalfLife(),
                  AdversarialLoss.valueOf(value),
                  now.normalization());
          case "normalization" ->
              new Stabilization(
                  now.augmentation(),
                  now.averageHalfLife(),
                  now.loss(),
                  DiscriminatorNormalization.valueOf(value));
          case "batch", "noise", "rate", "generators", "precision" -> now;
          default -> throw new ContractViolation("no switch: " + key);
        };
    int batch = key.equals("batch") ? Integer.parseInt(value) : s.batchSize();
    double noise = key.equals("noise") ? Double.parseDouble(value) : s.instanceNoise();
    TrainingSpecification changed = s.with(batch, noise, then);
    return key.equals("rate") ? changed.withRate(Double.parseDouble(value)) : changed;
  }

  private static Set<Augmentation> augmentation(String value) {
    Set<Augmentation> chosen = EnumSet.noneOf(Augmentation.class);
    Arrays.stream(value.split("\\+"))
        .forEach(
            name -> {
              if (name.equals("ALL")) {
                chosen.addAll(EnumSet.allOf(Augmentation.class));
              } else {
                chosen.add(Augmentation.valueOf(name));
              }
            });
    return chosen;
  }
}
