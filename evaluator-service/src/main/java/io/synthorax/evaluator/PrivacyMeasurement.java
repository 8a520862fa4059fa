package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.PrivacyCheck.ClosePair;
import io.synthorax.contracts.PrivacyThresholds;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a batch gives the training images of its generator away, in pixels and in an extractor's
 * features; never by the test patients.
 */
final class PrivacyMeasurement {
  private static final int PAIRS = 8;

  private final ObjectStore store;
  private final BatchSynthesized batch;
  private final StudyRequest request;

  PrivacyMeasurement(ObjectStore store, BatchSynthesized batch, StudyRequest request) {
    this.store = store;
    this.batch = batch;
    this.request = request;
  }

  /** The figures of all spaces, and what follows from them. */
  record Result(List<Figure> figures, PrivacyCheck check) {}

  /** In these spaces, of which the first is that of pixels; runs {@code step} between them. */
  Result of(List<FeatureSpace> searchedSpaces, Runnable step) {
    FeatureSpace pixels = searchedSpaces.get(0);
    PrivacyThresholds thresholds = request.evaluation().thresholds();
    List<Memorization> spaces = new ArrayList<>();
    for (FeatureSpace space : searchedSpaces) {
      spaces.add(Memorization.of(space, batch.label(), seen(), thresholds, batch.seed()));
      step.run();
    }
    List<Figure> figures = new ArrayList<>();
    spaces.forEach(one -> figures.addAll(one.figures(batch.seed())));
    int searched = pixels.training(seen()).count();
    figures.add(Figure.of(FigureName.searchedImages(), searched, searched, batch.seed()));
    List<ClosePair> closest = spaces.stream().flatMap(one -> one.closest(PAIRS).stream()).toList();
    PrivacyDecision decision = PrivacyDecision.of(spaces, thresholds);
    return new Result(
        figures,
        new PrivacyCheck(
            decision.verdict(),
            decision.reason() + notSearched(searched),
            closest,
            picture(closest, pixels)));
  }

  /** A class-conditional generator was trained on the images of every class. */
  private List<ClassLabel> seen() {
    return batch.run().equals(RunId.ALL) ? request.classes() : List.of(batch.label());
  }

  private String notSearched(int searched) {
    DatasetManifest manifest = manifest();
    int all = seen().stream().mapToInt(label -> manifest.images(Part.TRAIN, label)).sum();
    return all == searched
        ? ""
        : "; %d of the %d training images were searched".formatted(searched, all);
  }

  private Optional<ObjectRef> picture(List<ClosePair> closest, FeatureSpace pixels) {
    if (closest.isEmpty()) {
      return Optional.empty();
    }
    int side = (int) Math.sqrt(pixels.synthesized().dimensions());
    String key =
        ObjectLayout.closestPairs(
            batch.study(), batch.run(), batch.label(), batch.checkpoint().epoch());
    byte[] png = new ClosestPairs(pixels, side).picture(closest, manifest().phantom());
    return Optional.of(store.put(key, png));
  }

  private DatasetManifest manifest() {
    return new DatasetImages(store, batch.dataset()).manifest();
  }
}
