package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;

/** Addresses of the REST API, as they stand in views. */
public final class StudyPaths {
  /** Before every address of the API. */
  public static final String API = "/api/v1";

  private StudyPaths() {}

  static String study(StudyId study) {
    return API + "/studies/" + study;
  }

  static String samples(StudyId study, RunId run, int epoch) {
    return checkpoint(study, run, epoch) + "/samples.png";
  }

  static String preview(StudyId study, RunId run, int epoch, ClassLabel label) {
    return checkpoint(study, run, epoch) + "/" + label + "/preview.png";
  }

  private static String checkpoint(StudyId study, RunId run, int epoch) {
    return study(study) + "/runs/" + run + "/checkpoints/" + epoch;
  }
}
