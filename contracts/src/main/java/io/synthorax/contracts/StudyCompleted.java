package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Emitted when the report is written, or when the study cannot go on.
 *
 * @param reason in words, unless COMPLETED
 * @param reportJson absent if FAILED
 * @param reportHtml absent if FAILED
 * @param summary the figures of the result table
 */
public record StudyCompleted(
    StudyId study,
    DatasetId dataset,
    Outcome outcome,
    Optional<String> reason,
    Optional<ObjectRef> reportJson,
    Optional<ObjectRef> reportHtml,
    List<Row> summary)
    implements Event {

  /** How a study ended. */
  public enum Outcome {
    COMPLETED,
    /** A class has no usable generator; it kept its real images only. */
    COMPLETED_PARTIALLY,
    FAILED
  }

  /** A line of the result table: means over the seeds, intervals over the patients. */
  public record Row(Composition composition, String model, List<Figure> figures) {}

  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String naturalKey() {
    return study.value();
  }
}
