package io.synthorax.contracts;

/** What a trigger has led to: the data set and the study; the receipt of their being set going. */
public record Retraining(DatasetId dataset, StudyId study) {}
