package io.synthorax.console.study;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns a request into a study: checks it against its data set, keeps it, and publishes one {@code
 * TrainRequested} per run. The same request again is the same study: its events are published
 * again, which receipts make harmless, and which sets an interrupted study going.
 */
public final class StudyPlanning {
  private final ObjectStore store;
  private final EventPublisher publisher;
  private final EarlierGenerators earlier;

  public StudyPlanning(ObjectStore store, EventPublisher publisher) {
    this.store = store;
    this.publisher = publisher;
    this.earlier = new EarlierGenerators(store);
  }

  /** A study that is under way; {@code created} if this request is the first of its kind. */
  public record Planned(StudyId study, boolean created) {}

  /** Starts a study or sets it going again; throws {@link RequestRefused}. */
  public Planned start(StudyRequest request) {
    DatasetManifest dataset = dataset(request);
    check(request, dataset);
    requireKept(request);
    List<TrainRequested> runs = runs(request, dataset);
    StudyId study = request.study();
    boolean created = store.putIfAbsent(ObjectLayout.request(study), Json.write(request));
    store.delete(ObjectLayout.pause(study));
    runs.forEach(publisher::publish);
    return new Planned(study, created);
  }

  /** One per run, in the order of the request. */
  private List<TrainRequested> runs(StudyRequest request, DatasetManifest dataset) {
    Map<ClassLabel, Integer> real = new LinkedHashMap<>();
    request.classes().forEach(label -> real.put(label, dataset.images(Part.TRAIN, label)));
    return IntStream.range(0, request.runs().size())
        .mapToObj(ordinal -> run(request, real, ordinal))
        .toList();
  }

  private TrainRequested run(StudyRequest request, Map<ClassLabel, Integer> real, int ordinal) {
    RunId run = request.runs().get(ordinal);
    List<RunClass> classes =
        request.classes().stream()
            .filter(label -> run.equals(RunId.ALL) || run.equals(RunId.of(label)))
            .map(label -> new RunClass(label, wanted(request, real, label)))
            .toList();
    boolean conditional = run.equals(RunId.ALL);
    return new TrainRequested(
        request.study(),
        run,
        ordinal,
        conditional ? Optional.empty() : Optional.of(classes.get(0).label()),
        request.dataset(),
        request.training(),
        request.budget(run),
        mix(request.seed(), ordinal),
        classes.stream().mapToInt(RunClass::wantedImages).sum(),
        earlier.of(run, request),
        conditional ? classes : List.of());
  }

  private static int wanted(StudyRequest request, Map<ClassLabel, Integer> real, ClassLabel label) {
    return Math.max(
        request.evaluation().scoredImages(),
        Composition.mostSynthesized(request.utility().compositions(), real, label));
  }

  /** A seed of its own for every run: SplitMix64 (Steele, Lea, Flood 2014) at position ordinal. */
  static long mix(long seed, int ordinal) {
    long z = seed + 0x9e3779b97f4a7c15L * (ordinal + 1);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private DatasetManifest dataset(StudyRequest request) {
    return store
        .find(ObjectLayout.datasetManifest(request.dataset()))
        .map(bytes -> Json.read(bytes, DatasetManifest.class))
        .orElseThrow(
            () ->
                new RequestRefused(
                    "data set " + request.dataset() + " is not known",
                    "dataset",
                    "the id of a registered data set"));
  }

  /** A request names no other objects of the store than files that a user brought. */
  private void requireKept(StudyRequest request) {
    request
        .utility()
        .vgg19Weights()
        .ifPresent(
            weights ->
                requireKept(
                    weights,
                    ObjectLayout.weights(weights.sha256()),
                    "weights",
                    "utility.vgg19Weights",
                    "what the classifier service answered when it was given the file"));
    for (ExtractorSpecification extractor : request.evaluation().featureSpaces()) {
      if (extractor instanceof ExtractorSpecification.Brought brought) {
        requireKept(
            brought.model(),
            ObjectLayout.broughtExtractor(brought.model().sha256()),
            "extractor",
            "evaluation.extractors",
            "what the evaluator answered when it was given the file");
      }
    }
  }

  private void requireKept(
      ObjectRef brought, String key, String what, String field, String allowed) {
    try (InputStream kept = store.open(brought.key()).orElse(InputStream.nullInputStream())) {
      if (!brought.key().equals(key) || kept.read() < 0) {
        throw new RequestRefused("there is no such " + what + ": " + brought.key(), field, allowed);
      }
    } catch (IOException e) {
      throw new WorldUnreachable("the store does not give " + brought.key(), e);
    }
  }

  private static void check(StudyRequest request, DatasetManifest dataset) {
    int resolution = request.training().resolution().pixels();
    if (resolution != dataset.resolution()) {
      throw new RequestRefused(
          "resolution " + resolution + " is not that of the data set",
          "training.resolution",
          Integer.toString(dataset.resolution()));
    }
    for (ClassLabel label : request.classes()) {
      if (dataset.images(Part.TRAIN, label) == 0) {
        throw new RequestRefused(
            "class " + label + " has no training images in the data set",
            "classes",
            "some of " + dataset.classes());
      }
    }
  }
}
