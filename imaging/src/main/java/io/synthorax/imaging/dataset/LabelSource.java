package io.synthorax.imaging.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A way in which a folder tells the labels of its scans. */
sealed interface LabelSource permits LabelTable, NihTable, ChexpertTable, ClassFolders {
  /** The label file, or the folder itself without one; where errors point to. */
  Path place();

  /** The scans of the wanted classes in a fixed order; adds every label that occurs to the set. */
  List<LabelledScan> scans(Set<String> labels) throws IOException;

  /** The names of the further columns; to be asked after {@link #scans}, like all below. */
  List<String> attributeNames();

  /** How many scans are there and not among {@link #scans}, by reason. */
  default Map<String, Integer> leftOut() {
    return Map.of();
  }

  /** How the labels were read, where that is not obvious. */
  default List<String> notes() {
    return List.of();
  }
}
