package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Emitted when all runs of a class have ended and every checkpoint is evaluated; it is the receipt
 * of the selection.
 *
 * @param batch of the selected checkpoint, whose images are used; none if no generator is usable
 * @param reason why this one, or why none
 * @param rule by which it was selected
 * @param figures of the selected batch
 */
public record GeneratorSelected(
    StudyId study,
    ClassLabel label,
    DatasetId dataset,
    Optional<BatchSynthesized> batch,
    String reason,
    String rule,
    List<Figure> figures)
    implements Event {
  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String recordKey() {
    return study + "/" + label;
  }

  @Override
  public String naturalKey() {
    return study + "/" + label;
  }
}
