package io.synthorax.console.study;

import io.synthorax.console.NothingThere;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.GeneratorSelected;
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
        request(study).map(StudyRequest::utility).map(UtilitySpecification::trainings);
    if (compositions.size() >= MOST_REMEMBERED) {
      compositions.clear();
    }
    wanted.ifPresent(count -> compositions.put(study, count));
    return wanted.orElse(0);
  }

  /** What decides the study, if its request is there. */
  public Optional<StudyRequest> request(StudyId study) {
    return store.find(ObjectLayout.request(study)).map(b -> Json.read(b, StudyRequest.class));
  }

  /** Which generator was selected for a class, once that is known. */
  public Optional<GeneratorSelected> selection(StudyId study, ClassLabel label) {
    return store
        .find(ObjectLayout.selection(study, label))
        .map(bytes -> Json.read(bytes, GeneratorSelected.class));
  }

  /** The manifest of a data set; throws {@link NothingThere} if there is none. */
  public DatasetManifest dataset(DatasetId dataset) {
    return store
        .find(ObjectLayout.datasetManifest(dataset))
        .map(bytes -> Json.read(bytes, DatasetManifest.class))
        .orElseThrow(() -> new NothingThere("there is no data set " + dataset));
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

  /** The answer of a study that has one. */
  public Optional<Headline> headline(StudyId study) {
    return completed(study)
        .flatMap(StudyCompleted::reportJson)
        .map(report -> Json.read(content(study, report), Report.class).headline());
  }

  /** What is read of a report here; see report.json. */
  private record Report(Headline headline) {}

  /**
   * The answer in words.
   *
   * @param verdict HELPED, NOT_SHOWN, HARMED or NOT_TESTED
   * @param details what else follows, and what does not
   */
  public record Headline(String verdict, String sentence, List<String> details) {}

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
