package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Interpolation;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An order of synthesized images as it is now.
 *
 * @param run whose generator makes the images, at {@code epoch}
 * @param seed image i is a function of (seed, i), and of truncation and interpolation where given
 * @param count of images ordered
 * @param done of them synthesized
 * @param failure why there are no images, if it failed
 */
public record OrderView(
    String order,
    StudyId study,
    RunId run,
    ClassLabel label,
    int epoch,
    long seed,
    int count,
    OptionalDouble truncation,
    Optional<Interpolation> interpolation,
    Instant requestedAt,
    State state,
    int done,
    Optional<String> failure,
    Map<String, String> links) {

  /** Where an order is. */
  public enum State {
    QUEUED,
    SYNTHESIZING,
    DONE,
    FAILED
  }
}
