package io.synthorax.trainer;

import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.learning.gan.TrainingState;
import io.synthorax.platform.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The saved states of a run in the store: complete once their {@code state.json} is there; the last
 * two are kept.
 */
final class RunStates {
  private static final String MANIFEST = "state.json";
  private static final int KEPT = 2;

  private final ObjectStore store;
  private final StudyId study;
  private final RunId run;

  /** What {@code state.json} holds. */
  record Manifest(RunProgress progress, Map<String, ObjectRef> files) {}

  /** A state as it comes back. */
  record Saved(TrainingState game, RunProgress progress) {}

  RunStates(ObjectStore store, StudyId study, RunId run) {
    this.store = store;
    this.study = study;
    this.run = run;
  }

  void save(TrainingState game, RunProgress progress) {
    long step = game.counters().step();
    Map<String, ObjectRef> files = new TreeMap<>();
    game.files()
        .forEach(
            (name, bytes) ->
                files.put(name, store.put(ObjectLayout.state(study, run, step, name), bytes)));
    store.put(
        ObjectLayout.state(study, run, step, MANIFEST), Json.write(new Manifest(progress, files)));
    forgetAllBut(KEPT);
  }

  Optional<Saved> newest() {
    List<String> manifests = manifests();
    if (manifests.isEmpty()) {
      return Optional.empty();
    }
    return store
        .find(manifests.get(manifests.size() - 1))
        .map(bytes -> read(Json.read(bytes, Manifest.class)));
  }

  private Saved read(Manifest manifest) {
    Map<String, byte[]> files =
        manifest.files().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, file -> store.get(file.getValue())));
    return new Saved(TrainingState.read(files), manifest.progress());
  }

  /**
   * Keys of complete states, oldest first. A half-written upload has another ending and does not
   * count.
   */
  private List<String> manifests() {
    return store.list(ObjectLayout.states(study, run) + "/").stream()
        .filter(key -> key.endsWith("/" + MANIFEST))
        .toList();
  }

  private void forgetAllBut(int kept) {
    List<String> manifests = manifests();
    if (manifests.size() <= kept) {
      return;
    }
    String oldestKept = folder(manifests.get(manifests.size() - kept));
    store.list(ObjectLayout.states(study, run) + "/").stream()
        .filter(key -> folder(key).compareTo(oldestKept) < 0)
        .forEach(store::delete);
  }

  private static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }
}
