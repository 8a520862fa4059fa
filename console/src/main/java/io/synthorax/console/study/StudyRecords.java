package io.synthorax.console.study;

import io.synthorax.console.NothingThere;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.platform.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what a study has left in the store; nothing outside of the study's own prefix. */
public final class StudyRecords {
  private static final int MOST_REMEMBERED = 1024;

  private final ObjectStore store;
  private final Map<StudyId, Integer> compositions = new ConcurrentHashMap<>();

  public StudyRecords(ObjectStore store) {
    this.store = store;
  }

  /** The number of classifiers that the study trains; 0 if its request is not there. */
  public int compositionsWanted(StudyId study) {
    Integer known = compositions.get(study);
    if (known != null) {
      return known;
    }
    Optional<Integer> wanted =
        store
            .find(ObjectLayout.request(study))
            .map(bytes -> Json.read(bytes, StudyRequest.class).utility())
            .map(UtilitySpecification::trainings);
    if (compositions.size() >= MOST_REMEMBERED) {
      compositions.clear();
    }
    wanted.ifPresent(count -> compositions.put(study, count));
    return wanted.orElse(0);
  }

  /** The whole curve of a run that has ended. */
  public List<EpochFinished> curve(StudyId study, ObjectRef curve) {
    return List.of(Json.read(content(study, curve), EpochFinished[].class));
  }

  /** The receipt of a study that has ended. */
  public Optional<StudyCompleted> completed(StudyId study) {
    return store
        .find(ObjectLayout.completed(study))
        .map(bytes -> Json.read(bytes, StudyCompleted.class));
  }

  /** The report as one HTML file. */
  public byte[] reportHtml(StudyId study) {
    return content(study, report(completed(study).flatMap(StudyCompleted::reportHtml), study));
  }

  /** The report as JSON. */
  public byte[] reportJson(StudyId study) {
    return content(study, report(completed(study).flatMap(StudyCompleted::reportJson), study));
  }

  private static ObjectRef report(Optional<ObjectRef> report, StudyId study) {
    return report.orElseThrow(() -> new NothingThere("study " + study + " has no report yet"));
  }

  /** The verified content of an object of the study. */
  public byte[] content(StudyId study, ObjectRef object) {
    if (!object.key().startsWith(ObjectLayout.study(study) + "/")) {
      throw new ContractViolation("study " + study + " refers to an object that is not its own");
    }
    return store.get(object);
  }
}
