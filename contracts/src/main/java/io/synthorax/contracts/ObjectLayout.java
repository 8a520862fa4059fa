package io.synthorax.contracts;

import java.util.Locale;

/** Every key of the object store. The only author of keys; what they hold stands at each method. */
public final class ObjectLayout {
  private ObjectLayout() {}

  /** All of a data set. */
  public static String dataset(DatasetId dataset) {
    return "datasets/" + dataset;
  }

  /** {@link DatasetManifest}, written last. */
  public static String datasetManifest(DatasetId dataset) {
    return dataset(dataset) + "/manifest.json";
  }

  /** A file named by {@link DatasetManifest.StoredFile#name}. */
  public static String datasetFile(DatasetId dataset, String name) {
    return dataset(dataset) + "/" + name;
  }

  /** Everything of an extractor that was trained on a data set. */
  public static String extractor(DatasetId dataset, String extractorHash) {
    return dataset(dataset) + "/extractors/" + extractorHash;
  }

  /** The network of one attempt at an extractor. */
  public static String extractorModel(DatasetId dataset, String extractorHash, String attempt) {
    return extractor(dataset, extractorHash) + "/" + attempt + "/model.onnx";
  }

  /** The features of the real images of a part, float32 [n, d]. */
  public static String extractorFeatures(
      DatasetId dataset, String extractorHash, String attempt, Part part) {
    return extractor(dataset, extractorHash) + "/" + attempt + "/features-" + part.key() + ".npy";
  }

  /** Pairs of image and reconstruction, PNG. */
  public static String extractorPairs(DatasetId dataset, String extractorHash, String attempt) {
    return extractor(dataset, extractorHash) + "/" + attempt + "/reconstructions.png";
  }

  /** {@link Claim} of one attempt at an extractor. */
  public static String extractorClaim(DatasetId dataset, String extractorHash, int attempt) {
    return extractor(dataset, extractorHash) + "/claims/" + attempt + ".json";
  }

  /** The receipt of an extractor, naming the attempt that won. */
  public static String extractorCard(DatasetId dataset, String extractorHash) {
    return extractor(dataset, extractorHash) + "/card.json";
  }

  /** Weights that a user brought for classifiers to start from, named by their own SHA-256. */
  public static String weights(String sha256) {
    return "weights/" + sha256;
  }

  /** An extractor that a user brought, named by its content: one copy for all data sets. */
  public static String broughtExtractor(String sha256) {
    return "extractors/" + sha256 + "/model.onnx";
  }

  /** All of a study: deleting it is deleting this prefix. */
  public static String study(StudyId study) {
    return "studies/" + study;
  }

  /** {@link StudyRequest}. */
  public static String request(StudyId study) {
    return study(study) + "/request.json";
  }

  private static String run(StudyId study, RunId run) {
    return study(study) + "/runs/" + run;
  }

  /** What belongs to one class of a run: in a class-conditional run each has a folder. */
  private static String run(StudyId study, RunId run, ClassLabel label) {
    return run.equals(RunId.ALL) ? run(study, run) + "/classes/" + label : run(study, run);
  }

  /** {@link Claim} of one attempt at a run. */
  public static String claim(StudyId study, RunId run, int attempt) {
    return run(study, run) + "/claims/" + attempt + ".json";
  }

  /** The states of a run. */
  public static String states(StudyId study, RunId run) {
    return run(study, run) + "/state";
  }

  /** A file of the state after a step; {@code state.json} is written last. Steps sort as text. */
  public static String state(StudyId study, RunId run, long step, String file) {
    return states(study, run) + "/" + String.format(Locale.ROOT, "%012d", step) + "/" + file;
  }

  /** A file of a checkpoint: generator.onnx, generator.safetensors, samples.png, card.json. */
  public static String checkpoint(
      StudyId study, RunId run, int epoch, String attempt, String file) {
    return run(study, run) + "/checkpoints/" + epoch + "/" + attempt + "/" + file;
  }

  /** The whole curve of a run, a JSON array of {@link EpochFinished}. */
  public static String curve(StudyId study, RunId run, String attempt) {
    return run(study, run) + "/curve/" + attempt + ".json";
  }

  /** {@link TrainingEnded}, the receipt of a run. */
  public static String training(StudyId study, RunId run) {
    return run(study, run) + "/training.json";
  }

  /** A shard of synthesized images, uint8 [n, h, w]. */
  public static String batchImages(
      StudyId study, RunId run, ClassLabel label, int epoch, String attempt, int shard) {
    return batchFile(
        study, run, label, epoch, attempt, String.format(Locale.ROOT, "images-%05d.npy", shard));
  }

  /** A picture of a batch's first images, PNG. */
  public static String batchPreview(
      StudyId study, RunId run, ClassLabel label, int epoch, String attempt) {
    return batchFile(study, run, label, epoch, attempt, "preview.png");
  }

  private static String batchFile(
      StudyId study, RunId run, ClassLabel label, int epoch, String attempt, String file) {
    return run(study, run, label) + "/batches/" + epoch + "/" + attempt + "/" + file;
  }

  /** {@link BatchSynthesized}, the receipt of a checkpoint's batch. */
  public static String batch(StudyId study, RunId run, ClassLabel label, int epoch) {
    return run(study, run, label) + "/batches/" + epoch + "/batch.json";
  }

  /** A shard of an order's images, uint8 [n, h, w]. */
  public static String orderImages(
      StudyId study, RunId run, ClassLabel label, String order, int shard, String attempt) {
    return orderShard(study, run, label, order, shard) + "/" + attempt + "/images-00000.npy";
  }

  /** {@link BatchSynthesized}, the receipt of a shard of an order. */
  public static String order(StudyId study, RunId run, ClassLabel label, String order, int shard) {
    return orderShard(study, run, label, order, shard) + "/batch.json";
  }

  private static String orderShard(
      StudyId study, RunId run, ClassLabel label, String order, int shard) {
    return run(study, run, label) + "/orders/" + order + "/" + shard;
  }

  /** {@link MetricsComputed} of a checkpoint's batch, its receipt. */
  public static String evaluation(StudyId study, RunId run, ClassLabel label, int epoch) {
    return run(study, run, label) + "/evaluations/" + epoch + ".json";
  }

  /** The synthesized images of a batch that are nearest to training images, beside these, PNG. */
  public static String closestPairs(StudyId study, RunId run, ClassLabel label, int epoch) {
    return run(study, run, label) + "/evaluations/" + epoch + "-closest-pairs.png";
  }

  /** {@link GeneratorSelected}, the receipt of a selection. */
  public static String selection(StudyId study, ClassLabel label) {
    return study(study) + "/classes/" + label + "/selection.json";
  }

  /** {@link GeneratorsEvaluation}: of the selected generators of all classes together. */
  public static String generatorsEvaluation(StudyId study) {
    return study(study) + "/classes/evaluation.json";
  }

  /** A class's own generator, taken out of a class-conditional one: ONNX or safetensors. */
  public static String selectedGenerator(StudyId study, ClassLabel label, String file) {
    return study(study) + "/classes/" + label + "/" + file;
  }

  private static String compositionSeed(
      StudyId study, Composition composition, String model, int seed) {
    return study(study) + "/compositions/" + composition.key() + "/" + model + "/" + seed;
  }

  /** The classifier of one attempt, ONNX. */
  public static String classifier(
      StudyId study, Composition composition, String model, int seed, String attempt) {
    return compositionSeed(study, composition, model, seed) + "/" + attempt + "/classifier.onnx";
  }

  /** Its softmax outputs for the test part, float32 [images, classes]. */
  public static String scores(
      StudyId study, Composition composition, String model, int seed, String attempt) {
    return compositionSeed(study, composition, model, seed) + "/" + attempt + "/scores.npy";
  }

  /** {@link MetricsComputed} of a composition, its receipt. */
  public static String compositionResult(
      StudyId study, Composition composition, String model, int seed) {
    return compositionSeed(study, composition, model, seed) + "/result.json";
  }

  /**
   * Its softmax outputs for the synthesized images that the study uses, float32 [images, classes].
   */
  public static String synthesizedScores(
      StudyId study, Composition composition, String model, int seed, String attempt) {
    return compositionSeed(study, composition, model, seed)
        + "/"
        + attempt
        + "/synthesized-scores.npy";
  }

  /**
   * A file of the report: report.html, report.json, report.csv, report.schema.json, plots/NAME.svg,
   * generators/CLASS.card.json.
   */
  public static String report(StudyId study, String file) {
    return report(study) + "/" + file;
  }

  /** All files of the report. */
  public static String report(StudyId study) {
    return study(study) + "/report";
  }

  /** {@link StudyCompleted}, the receipt of a study. */
  public static String completed(StudyId study) {
    return report(study) + "/completed.json";
  }

  /** Present: please pause, at the next step. */
  public static String pause(StudyId study) {
    return study(study) + "/control/pause";
  }

  /** Present: please finish for good, at the next step, with what there is. */
  public static String finish(StudyId study) {
    return study(study) + "/control/finish";
  }

  /** Present: the study's results, or a generator of it, were handed out. */
  public static String exported(StudyId study) {
    return study(study) + "/report/exported.json";
  }

  private static String project(ProjectId project) {
    return "projects/" + project;
  }

  /** {@link Project}. */
  public static String definition(ProjectId project) {
    return project(project) + "/project.json";
  }

  /** The secret key of the hash that stands for the project's patients and splits them. */
  public static String patientHashKey(ProjectId project) {
    return project(project) + "/patient-hash-key";
  }

  /** All that is kept of a scan, by the SHA-256 of its image. */
  private static String scan(ProjectId project, String sha256) {
    return project(project) + "/scans/" + sha256;
  }

  /** A scan, converted to the project's resolution, PNG. */
  public static String scanImage(ProjectId project, String sha256) {
    return scan(project, sha256) + "/image.png";
  }

  /** {@link ScanAdded}, the receipt of a scan. */
  public static String scanAdded(ProjectId project, String sha256) {
    return scan(project, sha256) + "/scan.json";
  }

  /** {@link ScanLabelled}, the last label that a scan was given. */
  public static String scanLabelled(ProjectId project, String sha256) {
    return scan(project, sha256) + "/label.json";
  }

  /** How far a feed of scans has been read. */
  public static String feedPosition(ProjectId project, String feed) {
    return project(project) + "/positions/" + feed + ".json";
  }

  /** {@link RetrainingTrigger}, a receipt. */
  public static String trigger(ProjectId project, int number) {
    return project(project) + "/triggers/" + number + ".json";
  }

  /** {@link Retraining} that a trigger has set going, a receipt. */
  public static String retraining(ProjectId project, int number) {
    return project(project) + "/retrainings/" + number + ".json";
  }

  /** {@link Promotion}, the receipt of a retraining. */
  public static String promotion(ProjectId project, int number) {
    return project(project) + "/promotions/" + number + ".json";
  }

  /** {@link Withdrawal}, a receipt. */
  public static String withdrawal(ProjectId project, String patientKey) {
    return project(project) + "/withdrawals/" + patientKey + ".json";
  }
}
