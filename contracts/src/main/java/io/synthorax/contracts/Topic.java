package io.synthorax.contracts;

import java.util.Arrays;
import java.util.Optional;

/** Every topic with what travels on it. The only author of topic names and event types. */
public enum Topic {
  DATASET_REGISTERED("dataset-registered", DatasetRegistered.class, 1),
  TRAIN_REQUESTED("train-requested", TrainRequested.class, 8),
  EPOCH_FINISHED("epoch-finished", EpochFinished.class, 8),
  TRAINING_ENDED("training-ended", TrainingEnded.class, 8),
  SYNTHESIS_REQUESTED("synthesis-requested", SynthesisRequested.class, 8),
  BATCH_SYNTHESIZED("batch-synthesized", BatchSynthesized.class, 8),
  METRICS_COMPUTED("metrics-computed", MetricsComputed.class, 8),
  GENERATOR_SELECTED("generator-selected", GeneratorSelected.class, 8),
  COMPOSITION_REQUESTED("composition-requested", CompositionRequested.class, 8),
  STUDY_COMPLETED("study-completed", StudyCompleted.class, 1),
  PROJECT_CREATED("project-created", ProjectCreated.class, 1),
  SCAN_ADDED("scan-added", ScanAdded.class, 8),
  SCAN_LABELLED("scan-labelled", ScanLabelled.class, 8),
  PATIENT_WITHDRAWN("patient-withdrawn", PatientWithdrawn.class, 1),
  STUDY_DELETED("study-deleted", StudyDeleted.class, 1),
  STAGE_FAILED("stage-failed", StageFailed.class, 1),
  /** Not an event of ours: what an S3 server writes when an object is put. */
  BUCKET_NOTIFICATIONS("bucket-notifications", null, 1),
  /**
   * Not an event: the original bytes of a record that could not be used, with the reason in its
   * headers.
   */
  DEAD_LETTERS("dead-letters", null, 1);

  /** How long {@code epoch-finished} is kept: the receipt in the store holds the whole curve. */
  private static final long THIRTY_DAYS_MS = 30L * 24 * 60 * 60 * 1000;

  private static final int VERSION = 1;

  private final String topicName;
  private final Class<? extends Event> payload;
  private final int partitions;

  Topic(String topicName, Class<? extends Event> payload, int partitions) {
    this.topicName = topicName;
    this.payload = payload;
    this.partitions = partitions;
  }

  /** The name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The record that travels on the topic; none on those that carry no events. */
  public Optional<Class<? extends Event>> payload() {
    return Optional.ofNullable(payload);
  }

  /** Whether its events' subject is a study. */
  public boolean aboutStudy() {
    return switch (this) {
      case DATASET_REGISTERED,
          PROJECT_CREATED,
          SCAN_ADDED,
          SCAN_LABELLED,
          PATIENT_WITHDRAWN,
          BUCKET_NOTIFICATIONS,
          DEAD_LETTERS ->
          false;
      default -> true;
    };
  }

  /** The largest number of replicas that can share the topic. */
  public int partitions() {
    return partitions;
  }

  /** The CloudEvents type that this version of the code writes and reads. */
  public String eventType() {
    return "io.synthorax." + topicName + ".v" + VERSION;
  }

  /** Milliseconds that records are kept; -1 is for ever. */
  public long retentionMs() {
    return this == EPOCH_FINISHED ? THIRTY_DAYS_MS : -1;
  }

  /** The topic of a payload type. */
  public static Topic of(Class<? extends Event> payload) {
    return Arrays.stream(values())
        .filter(topic -> topic.payload == payload)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(payload + " has no topic"));
  }

  /** The topic of a name. */
  public static Optional<Topic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(name)).findFirst();
  }
}
