package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emitted when a batch or a composition has been measured, or could not be; it is the receipt of
 * the measurement.
 *
 * @param failure why there are no figures, if there are none
 * @param privacy of a checkpoint; absent if it was measured before there was a check
 */
public record MetricsComputed(
    StudyId study,
    DatasetId dataset,
    Subject measured,
    List<Figure> figures,
    List<DistanceBox> distances,
    Optional<String> failure,
    Optional<PrivacyCheck> privacy)
    implements Event {
  /** Without a privacy check: of a composition, or of what has no images. */
  public MetricsComputed(
      StudyId study,
      DatasetId dataset,
      Subject measured,
      List<Figure> figures,
      List<DistanceBox> distances,
      Optional<String> failure) {
    this(study, dataset, measured, figures, distances, failure, Optional.empty());
  }

  /** What was measured. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OfCheckpoint.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = OfComposition.class, name = "composition")
  })
  public sealed interface Subject {
    /** What follows the study in the natural key. */
    String key();
  }

  /** The batch of a checkpoint, against the validation patients. */
  public record OfCheckpoint(RunId run, ClassLabel label, int epoch) implements Subject {
    @Override
    public String key() {
      return run.part(label) + "/" + epoch;
    }
  }

  /**
   * A classifier trained on a composition, tested on the test patients.
   *
   * @param counts that were there in the end, which may be fewer than the composition asks for
   * @param scores softmax outputs for the test part, npy float32 [images, classes]
   * @param synthesizedScores the same for the synthesized images that the study uses, class after
   *     class; only of a classifier that has seen real images alone
   */
  public record OfComposition(
      Composition composition,
      String model,
      int seed,
      int steps,
      Map<ClassLabel, Composition.Counts> counts,
      Optional<ObjectRef> classifier,
      Optional<ObjectRef> scores,
      Optional<ObjectRef> synthesizedScores)
      implements Subject {
    @Override
    public String key() {
      return composition.code() + "/" + model + "/" + seed;
    }
  }

  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String recordKey() {
    return study + "/" + measured.key();
  }

  @Override
  public String naturalKey() {
    return study + "/" + measured.key();
  }
}
