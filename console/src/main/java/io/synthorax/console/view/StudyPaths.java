package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses of the REST API and of the pages, as they stand in views. */
public final class StudyPaths {
  /** Before every address of the API. */
  public static final String API = "/api/v1";

  private StudyPaths() {}

  static String study(StudyId study) {
    return API + "/studies/" + study;
  }

  /** What may be fetched of a study; results only once they are there. */
  static Map<String, String> studyLinks(StudyId study, StudyStatus status) {
    Map<String, String> links = new LinkedHashMap<>();
    String self = study(study);
    links.put("self", self);
    links.put("curves", self + "/curves");
    links.put("events", self + "/events");
    if (status == StudyStatus.COMPLETED || status == StudyStatus.COMPLETED_PARTIALLY) {
      links.put("reportHtml", self + "/report.html");
      links.put("reportJson", self + "/report.json");
      links.put("export", self + "/export");
    }
    return links;
  }

  static String samples(StudyId study, RunId run, int epoch) {
    return checkpoint(study, run, epoch) + "/samples.png";
  }

  static String preview(StudyId study, RunId run, int epoch, ClassLabel label) {
    return checkpoint(study, run, epoch) + "/" + label + "/preview.png";
  }

  static String closestPairs(StudyId study, RunId run, int epoch, ClassLabel label) {
    return checkpoint(study, run, epoch) + "/" + label + "/closest-pairs.png";
  }

  private static String checkpoint(StudyId study, RunId run, int epoch) {
    return study(study) + "/runs/" + run + "/checkpoints/" + epoch;
  }

  /** What may be fetched of an order; files only once all images are there. */
  static Map<String, String> orderLinks(StudyId study, String order, boolean done) {
    String self = order(study, order);
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    links.put("page", orderPage(study, order));
    if (done) {
      links.put("sheet", self + "/sheet.png");
      links.put("zip", self + "/images.zip");
      links.put("dicom", self + "/images.dicom.zip");
      links.put("npy", self + "/images.npy");
    }
    return links;
  }

  /** An order in the API. */
  public static String order(StudyId study, String order) {
    return study(study) + "/orders/" + order;
  }

  static String orderPage(StudyId study, String order) {
    return "/studies/" + study + "/orders/" + order;
  }

  static String checkpointPage(StudyId study, RunId run, int epoch) {
    return "/studies/" + study + "/runs/" + run + "/checkpoints/" + epoch;
  }

  /** Where a person looks at a batch. */
  public static String batchPage(StudyId study, RunId run, int epoch, ClassLabel label) {
    return checkpointPage(study, run, epoch) + "/" + label;
  }
}
