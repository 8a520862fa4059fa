package io.synthorax.console.retraining;

import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Promotion.Decision;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Succession;
import java.util.Optional;

/**
 * What is served of a class after a retraining: the new generator if there is a usable one and the
 * evaluator found it better than its predecessor, or if there was none to compare with.
 *
 * @param served until now
 * @param candidate what the retraining would have served instead
 * @param stained whether a patient has withdrawn since whose scans the candidate has seen
 */
record PromotionRule(Optional<Served> served, Served candidate, boolean stained) {

  Decision decide(Optional<GeneratorSelected> selection) {
    Optional<GeneratorSelected> usable = selection.filter(made -> made.batch().isPresent());
    if (usable.isEmpty()) {
      String why = selection.map(GeneratorSelected::reason).orElse("nothing was selected");
      return new Decision(false, served, "no usable generator: " + why);
    }
    if (stained) {
      return new Decision(false, served, "a patient whom it has seen has withdrawn meanwhile");
    }
    Optional<Succession> succession = usable.get().succession();
    return succession
        .map(found -> found.better() ? promoted(found.reason()) : kept(found.reason()))
        .orElseGet(() -> promoted("there is none to compare with"));
  }

  private Decision promoted(String reason) {
    return new Decision(true, Optional.of(candidate), reason);
  }

  private Decision kept(String reason) {
    return new Decision(false, served, reason);
  }
}
