package io.synthorax.standalone.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Json;

/** A registered data set: its id and its manifest. */
public record Dataset(DatasetId id, DatasetManifest manifest) {

  /** The console answers with the manifest and, in it, the field {@code dataset}. */
  static Dataset parse(byte[] json) {
    DatasetManifest manifest = Json.read(json, DatasetManifest.class);
    JsonNode answer = Json.read(json, JsonNode.class);
    return new Dataset(new DatasetId(answer.path("dataset").asText()), manifest);
  }
}
