package io.synthorax.console.intake;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stores staged data sets, and registers them. */
public final class DatasetStorage {
  private final ObjectStore store;
  private final EventPublisher publisher;

  public DatasetStorage(ObjectStore store, EventPublisher publisher) {
    this.store = store;
    this.publisher = publisher;
  }

  /**
   * Stores the shards of a staging folder, the manifest last: a data set without a manifest does
   * not exist. Returns whether the data set is new; it is registered again in any case.
   */
  public boolean store(DatasetManifest manifest, Path shards, EvaluationSpecification evaluation) {
    boolean created = store(manifest, shards);
    publisher.publish(registered(manifest, evaluation));
    return created;
  }

  private boolean store(DatasetManifest manifest, Path shards) {
    DatasetId dataset = manifest.id();
    String key = ObjectLayout.datasetManifest(dataset);
    if (store.find(key).isPresent()) {
      return false;
    }
    manifest.parts().values().stream()
        .flatMap(PartManifest::files)
        .forEach(file -> store(dataset, file, shards));
    return store.putIfAbsent(key, Json.write(manifest));
  }

  private void store(DatasetId dataset, StoredFile file, Path shards) {
    String key = ObjectLayout.datasetFile(dataset, file.name());
    ObjectRef stored = store.put(key, shards.resolve(file.name()));
    if (!stored.sha256().equals(file.sha256())) {
      throw new ContractViolation("a shard changed while it was stored");
    }
  }

  private static DatasetRegistered registered(
      DatasetManifest manifest, EvaluationSpecification evaluation) {
    byte[] json = Json.write(manifest);
    String key = ObjectLayout.datasetManifest(manifest.id());
    SortedMap<Part, SortedMap<ClassLabel, Integer>> counts = new TreeMap<>();
    for (Part part : manifest.parts().keySet()) {
      counts.put(part, new TreeMap<>(manifest.images(part)));
    }
    return new DatasetRegistered(
        manifest.id(),
        manifest.name(),
        manifest.phantom(),
        manifest.resolution(),
        new ObjectRef(key, Json.sha256(json), json.length),
        counts,
        evaluation);
  }
}
