package io.synthorax.generator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import java.nio.charset.StandardCharsets;

/** The seed of a checkpoint's batch: the same on every redelivery and every machine. */
final class BatchSeed {
  /** 52 bits: every JSON reader, JavaScript's too, holds them exactly. */
  private static final int HEX_DIGITS = 13;

  private BatchSeed() {}

  static long of(StudyId study, RunId run, ClassLabel label, int epoch) {
    String part = run.equals(RunId.ALL) ? run + "/" + label : run.value();
    byte[] name = (study + "/" + part + "/" + epoch).getBytes(StandardCharsets.UTF_8);
    return Long.parseLong(Json.sha256(name).substring(0, HEX_DIGITS), 16);
  }
}
