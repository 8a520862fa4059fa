package io.synthorax.contracts;

/** Emitted when a study's generators are selected, once per composition, model and seed. */
public record CompositionRequested(
    StudyId study, DatasetId dataset, Composition composition, String model, int seed)
    implements Event {
  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String recordKey() {
    return naturalKey();
  }

  @Override
  public String naturalKey() {
    return study + "/" + composition.code() + "/" + model + "/" + seed;
  }
}
