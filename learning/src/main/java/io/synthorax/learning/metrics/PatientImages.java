package io.synthorax.learning.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups images by patient. */
final class PatientImages {
  private PatientImages() {}

  /** The images of each patient, patients in the order of their first image. */
  static int[][] of(int[] patients) {
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int image = 0; image < patients.length; image++) {
      groups.computeIfAbsent(patients[image], patient -> new ArrayList<>()).add(image);
    }
    return groups.values().stream()
        .map(images -> images.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
