package io.synthorax.console.study;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.platform.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/**
 * The generators of an earlier study that the runs of a new one start from: a class's run from what
 * was selected for the class, the run of all classes from the last checkpoint of the earlier one.
 * What is not there or does not fit is a {@link RequestRefused}, before anything is trained.
 */
final class EarlierGenerators {
  private static final String FIELD = "startFrom";

  private final ObjectStore store;

  EarlierGenerators(ObjectStore store) {
    this.store = store;
  }

  /** The weights that a run starts from; none if the request names no earlier study. */
  Optional<ObjectRef> of(RunId run, StudyRequest request) {
    return request.startOf(run).map(earlier -> weights(earlier, run, request));
  }

  private ObjectRef weights(StudyId earlier, RunId run, StudyRequest request) {
    StudyRequest other =
        find(ObjectLayout.request(earlier), StudyRequest.class)
            .orElseThrow(() -> refused("there is no study " + earlier, "an earlier study"));
    requireSameNetworks(earlier, other.training(), request.training());
    if (!run.equals(RunId.ALL)) {
      return selected(earlier, new ClassLabel(run.value()));
    }
    if (!other.classes().equals(request.classes())) {
      throw refused(
          "study %s is of other classes: %s".formatted(earlier, other.classes()),
          "a study of the same classes in the same order, or generators for each class");
    }
    return last(earlier);
  }

  private ObjectRef selected(StudyId earlier, ClassLabel label) {
    return find(ObjectLayout.selection(earlier, label), GeneratorSelected.class)
        .flatMap(GeneratorSelected::batch)
        .map(BatchSynthesized::checkpoint)
        .map(Checkpoint::weights)
        .orElseThrow(
            () ->
                refused(
                    "study %s has selected no generator for class %s".formatted(earlier, label),
                    "a study that has one for every class"));
  }

  private ObjectRef last(StudyId earlier) {
    List<Checkpoint> checkpoints =
        find(ObjectLayout.training(earlier, RunId.ALL), TrainingEnded.class)
            .map(TrainingEnded::checkpoints)
            .orElse(List.of());
    if (checkpoints.isEmpty()) {
      throw refused(
          "study %s has no generator of all classes".formatted(earlier),
          "a study that has one, or generators for each class");
    }
    return checkpoints.get(checkpoints.size() - 1).weights();
  }

  private static void requireSameNetworks(
      StudyId earlier, TrainingSpecification there, TrainingSpecification here) {
    if (!there.resolution().equals(here.resolution())
        || there.width() != here.width()
        || there.latentSize() != here.latentSize()) {
      throw refused(
          "the generators of study %s are of another shape: %s; asked for are %s"
              .formatted(earlier, words(there), words(here)),
          "a study of the same resolution, width and latent size");
    }
  }

  private static String words(TrainingSpecification training) {
    return "%d pixels, width %s, latent %d"
        .formatted(training.resolution().pixels(), training.width(), training.latentSize());
  }

  private static RequestRefused refused(String message, String allowed) {
    return new RequestRefused(message, FIELD, allowed);
  }

  private <T> Optional<T> find(String key, Class<T> type) {
    return store.find(key).map(bytes -> Json.read(bytes, type));
  }
}
