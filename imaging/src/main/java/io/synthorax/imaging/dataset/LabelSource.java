package io.synthorax.imaging.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A way in which a folder tells the labels of its scans. */
sealed interface LabelSource permits LabelTable, ClassFolders {
  /** The scans of the wanted classes in a fixed order; adds every label that occurs to the set. */
  List<LabelledScan> scans(Set<String> labels) throws IOException;

  /** The names of the further columns. */
  List<String> attributeNames();
}
