package io.synthorax.console.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;

/**
 * A data set that is completely stored.
 *
 * @param created whether it was not there before
 */
public record RegisteredDataset(
    DatasetId dataset, boolean created, @JsonUnwrapped DatasetManifest manifest) {}
