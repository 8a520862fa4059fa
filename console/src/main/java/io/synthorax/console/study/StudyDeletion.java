package io.synthorax.console.study;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.view.RunView;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.util.List;

/**
 * Deletes a study: its objects first, then the event by which every view forgets it, so that who
 * was interrupted can ask again. It stays deleted: its id is the hash of its request.
 */
public final class StudyDeletion {
  private final StudyViews views;
  private final ObjectStore store;
  private final EventPublisher publisher;

  public StudyDeletion(StudyViews views, ObjectStore store, EventPublisher publisher) {
    this.views = views;
    this.store = store;
    this.publisher = publisher;
  }

  /**
   * Whether nothing works on it any more, so that nothing is written behind the deletion's back.
   */
  public static boolean deletable(StudyView study) {
    return study.status().ended()
        && study.runs().stream().map(RunView::state).noneMatch("TRAINING"::equals);
  }

  /** Throws {@link StateConflict} while something works on it. */
  public void delete(StudyId study) throws InterruptedException {
    StudyView view =
        views.find(study, 0).orElseThrow(() -> new NothingThere("there is no study " + study));
    if (!deletable(view)) {
      throw new StateConflict(
          "study " + study + " is under way; ask it to finish, and delete it when it has ended");
    }
    List<String> keys = store.list(ObjectLayout.study(study) + "/");
    keys.forEach(store::delete);
    publisher.publish(new StudyDeleted(study));
    views.awaitDeleted(study);
  }
}
