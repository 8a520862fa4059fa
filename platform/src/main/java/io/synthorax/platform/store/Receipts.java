package io.synthorax.platform.store;

import io.synthorax.contracts.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The JSON manifests that say that a piece of work is done: written once, last. */
@ApplicationScoped
public class Receipts {
  private final ObjectStore store;

  public Receipts(ObjectStore store) {
    this.store = store;
  }

  /** The receipt under a key, if the work is done. */
  public <T> Optional<T> find(String key, Class<T> type) {
    return store.find(key).map(bytes -> Json.read(bytes, type));
  }

  /**
   * Writes a receipt if there is none, and returns the one that is there now: whoever was first has
   * won.
   */
  public <T> T write(String key, T receipt, Class<T> type) {
    if (store.putIfAbsent(key, Json.write(receipt))) {
      return receipt;
    }
    return find(key, type)
        .orElseThrow(() -> new IllegalStateException("receipt " + key + " was deleted meanwhile"));
  }
}
