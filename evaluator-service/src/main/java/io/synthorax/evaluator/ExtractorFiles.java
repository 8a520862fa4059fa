package io.synthorax.evaluator;

import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.platform.store.ObjectStore;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Stores what one attempt at an extractor has made. */
final class ExtractorFiles {
  private final ObjectStore store;
  private final ExtractorProtocol protocol;
  private final String attempt = UUID.randomUUID().toString().substring(0, 8);

  ExtractorFiles(ObjectStore store, ExtractorProtocol protocol) {
    this.store = store;
    this.protocol = protocol;
  }

  ObjectRef model(byte[] onnx) {
    return store.put(
        ObjectLayout.extractorModel(protocol.dataset(), protocol.hash(), attempt), onnx);
  }

  ObjectRef reconstructions(byte[] png) {
    return store.put(
        ObjectLayout.extractorPairs(protocol.dataset(), protocol.hash(), attempt), png);
  }

  SortedMap<Part, ObjectRef> features(RealFeatures real) {
    SortedMap<Part, ObjectRef> stored = new TreeMap<>();
    real.byPart()
        .forEach(
            (part, classes) -> {
              String key =
                  ObjectLayout.extractorFeatures(
                      protocol.dataset(), protocol.hash(), attempt, part);
              stored.put(part, FeatureArrays.store(store, key, classes, real.dimensions()));
            });
    return stored;
  }
}
