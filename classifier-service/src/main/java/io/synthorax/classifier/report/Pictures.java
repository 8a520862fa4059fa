package io.synthorax.classifier.report;

import io.synthorax.contracts.ObjectRef;
import java.util.Optional;

/** Where the page gets its pictures from: the bytes of a PNG, if it is there. */
@FunctionalInterface
public interface Pictures {
  Optional<byte[]> png(ObjectRef object);
}
