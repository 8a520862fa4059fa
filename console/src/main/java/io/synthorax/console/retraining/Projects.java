package io.synthorax.console.retraining;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectCreated;
import io.synthorax.contracts.ProjectId;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Creates projects, and knows what was stored of them. */
public final class Projects {
  private static final int KEY_BYTES = 32;

  private final ObjectStore store;
  private final EventPublisher publisher;

  public Projects(ObjectStore store, EventPublisher publisher) {
    this.store = store;
    this.publisher = publisher;
  }

  /**
   * Whether the project is new. The same project again is published again; another one of that name
   * is a {@link StateConflict}.
   */
  public boolean create(Project project) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    // The key first: a project never is without one, and keeps the first one for ever.
    store.putIfAbsent(
        ObjectLayout.patientHashKey(project.project()),
        HexFormat.of().formatHex(key).getBytes(StandardCharsets.UTF_8));
    boolean created =
        store.putIfAbsent(ObjectLayout.definition(project.project()), Json.write(project));
    if (!created && !get(project.project()).equals(project)) {
      throw new StateConflict("there is another project " + project.project());
    }
    publisher.publish(new ProjectCreated(project));
    return created;
  }

  /** Throws {@link NothingThere}. */
  public Project get(ProjectId project) {
    return store
        .find(ObjectLayout.definition(project))
        .map(bytes -> Json.read(bytes, Project.class))
        .orElseThrow(() -> new NothingThere("there is no project " + project));
  }

  /** By which the project's patients are hashed, and so split. */
  SplitRule split(ProjectId project) {
    Optional<byte[]> key = store.find(ObjectLayout.patientHashKey(project));
    return SplitRule.of(
        new String(
            key.orElseThrow(() -> new NothingThere("there is no project " + project)),
            StandardCharsets.UTF_8));
  }
}
