package io.synthorax.standalone.cli;

import io.synthorax.contracts.ClassifierModel;
import java.util.Arrays;
import java.util.List;

/**
 * The classifiers that the user wants trained.
 *
 * @param table whether all rows of the paper's Table I are meant, VGG-19P where there are weights
 */
record Models(List<ClassifierModel> chosen, boolean table) {
  private static final String TABLE_I = "table1";

  /** Reads {@code table1}, or codes with commas between them. */
  static Models parse(String text) {
    return text.equals(TABLE_I)
        ? new Models(ClassifierModel.TABLE_I, true)
        : new Models(
            Arrays.stream(text.split(",", -1))
                .map(code -> ClassifierModel.of(code.strip()))
                .toList(),
            false);
  }

  /** The same if there are weights to start from, or none. */
  List<ClassifierModel> with(boolean weights) {
    return table && !weights
        ? chosen.stream().filter(model -> model != ClassifierModel.VGG19P).toList()
        : chosen;
  }
}
