package io.synthorax.trainer;

import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import java.time.Duration;

/** What somebody asks of a study; the store is asked at most once a second. */
final class StudyControls {
  static final Duration POLL = Duration.ofSeconds(1);

  private final ObjectStore store;
  private final StudyId study;
  private long read = System.nanoTime() - POLL.toNanos();
  private boolean finish;
  private boolean pause;

  StudyControls(ObjectStore store, StudyId study) {
    this.store = store;
    this.study = study;
  }

  /** To end for good with what there is. */
  boolean finish() {
    readIfOld();
    return finish;
  }

  /** To wait; whoever is to finish does not wait. */
  boolean pause() {
    readIfOld();
    return pause && !finish;
  }

  private void readIfOld() {
    if (System.nanoTime() - read < POLL.toNanos()) {
      return;
    }
    read = System.nanoTime();
    finish = store.find(ObjectLayout.finish(study)).isPresent();
    pause = store.find(ObjectLayout.pause(study)).isPresent();
  }
}
