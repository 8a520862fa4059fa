package io.synthorax.console.study;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;

/** Asks a study to pause, to go on, or to finish; those who train look for it at every step. */
public final class StudyControl {
  private final ObjectStore store;
  private final Clock clock;

  public StudyControl(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What stands in a control object; its presence is what counts. */
  record Asked(Instant at) {}

  /** What a study was asked to do. */
  public record Controls(boolean paused, boolean finishing) {}

  /** Training stops at the next step and keeps its state. */
  public void pause(StudyId study) {
    requireOpen(study);
    ask(ObjectLayout.pause(study));
  }

  /** Training goes on where it paused. */
  public void resume(StudyId study) {
    requireOpen(study);
    store.delete(ObjectLayout.pause(study));
  }

  /** Training ends for good at the next step; the study goes on with the checkpoints there are. */
  public void finish(StudyId study) {
    requireOpen(study);
    ask(ObjectLayout.finish(study));
    store.delete(ObjectLayout.pause(study));
  }

  /** What the study was asked to do so far. */
  public Controls controls(StudyId study) {
    return new Controls(
        store.find(ObjectLayout.pause(study)).isPresent(),
        store.find(ObjectLayout.finish(study)).isPresent());
  }

  private void ask(String key) {
    store.put(key, Json.write(new Asked(clock.instant())));
  }

  private void requireOpen(StudyId study) {
    if (store.find(ObjectLayout.request(study)).isEmpty()) {
      throw new NothingThere("there is no study " + study);
    }
    if (store.find(ObjectLayout.completed(study)).isPresent()) {
      throw new StateConflict("study " + study + " has ended");
    }
  }
}
