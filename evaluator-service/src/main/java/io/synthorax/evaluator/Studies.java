package io.synthorax.evaluator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.ObjectStore;

/** What a study asked for. */
final class Studies {
  private final ObjectStore store;

  Studies(ObjectStore store) {
    this.store = store;
  }

  /** A study that is not stored is a {@link ContractViolation}. */
  StudyRequest request(StudyId study) {
    return store
        .find(ObjectLayout.request(study))
        .map(bytes -> Json.read(bytes, StudyRequest.class))
        .orElseThrow(() -> new ContractViolation("study " + study + " is not stored"));
  }
}
