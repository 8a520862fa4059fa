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
 * @param succession where the class started from an earlier generator that it is to replace, and a
 *     batch is selected
 */
public record GeneratorSelected(
    StudyId study,
    ClassLabel label,
    DatasetId dataset,
    Optional<BatchSynthesized> batch,
    String reason,
    String rule,
    List<Figure> figures,
    Optional<Succession> succession)
    implements Event {
  /** Of a class that succeeds none. */
  public GeneratorSelected(
      StudyId study,
      ClassLabel label,
      DatasetId dataset,
      Optional<BatchSynthesized> batch,
      String reason,
      String rule,
      List<Figure> figures) {
    this(study, label, dataset, batch, reason, rule, figures, Optional.empty());
  }

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
