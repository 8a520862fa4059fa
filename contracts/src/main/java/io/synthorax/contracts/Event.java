package io.synthorax.contracts;

/**
 * A fact that one service tells the others. Its id follows from what it is about, so that the same
 * fact published twice has the same id.
 */
public sealed interface Event
    permits DatasetRegistered,
        RunEvent,
        SynthesisRequested,
        BatchSynthesized,
        MetricsComputed,
        GeneratorSelected,
        CompositionRequested,
        StudyCompleted,
        ProjectCreated,
        ScanAdded,
        ScanLabelled,
        PatientWithdrawn,
        StudyDeleted,
        StageFailed {

  /** What the event is about: the study, or the data set or project where there is no study. */
  String subject();

  /**
   * What, within the topic, the event says exactly one thing about; slash-separated, starts with
   * the subject.
   */
  String naturalKey();

  /** The record key: events of one run stay in order. */
  default String recordKey() {
    return subject();
  }

  /** The deterministic id. */
  default String id() {
    return Topic.of(getClass()).topicName() + "/" + naturalKey();
  }
}
