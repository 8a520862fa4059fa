package io.synthorax.classifier.comparison;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.learning.metrics.TestImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every classifier of a study said about every test image, as predictions.csv: with it any
 * figure can be computed again, and two studies of the same test images can be compared pair by
 * pair. Images are numbered in the order of the data set, patients by their anonymous ordinal.
 */
public final class Predictions {
  private static final String HEADER = "composition,model,seed,image,patient,label";
  private static final int FIXED = 6;

  private final List<ClassLabel> classes;
  private final Map<Key, StringBuilder> lines = new LinkedHashMap<>();

  /** A classifier. */
  private record Key(Composition composition, String model, int seed) {}

  /** An empty table for these classes. */
  public Predictions(List<ClassLabel> classes) {
    this.classes = List.copyOf(classes);
  }

  /**
   * Adds a classifier.
   *
   * @param probabilities softmax outputs, [images, classes], row by row
   */
  public Predictions add(
      Composition composition, String model, int seed, TestImages images, float[] probabilities) {
    var text = new StringBuilder();
    for (int image = 0; image < images.count(); image++) {
      text.append(composition).append(',').append(model).append(',').append(seed).append(',');
      text.append(image).append(',').append(images.patients()[image]).append(',');
      text.append(classes.get(images.labels()[image]));
      for (int label = 0; label < classes.size(); label++) {
        float value = probabilities[image * classes.size() + label];
        text.append(',').append(String.format(Locale.ROOT, "%.6g", value));
      }
      text.append('\n');
    }
    lines.put(new Key(composition, model, seed), text);
    return this;
  }

  /** The table. */
  public String csv() {
    String columns = classes.stream().map(c -> ",p_" + c).collect(Collectors.joining());
    return HEADER + columns + "\n" + String.join("", lines.values());
  }

  /** The results of all seeds of each composition and model, {@code CODE model}. */
  static Map<String, List<SeedResult>> read(String csv, List<ClassLabel> classes) {
    var rows = new LinkedHashMap<Key, List<String[]>>();
    List<String> text = csv.lines().toList();
    if (text.isEmpty() || !text.get(0).startsWith(HEADER)) {
      throw new ContractViolation("predictions.csv does not begin with " + HEADER);
    }
    for (String line : text.subList(1, text.size())) {
      String[] cells = line.split(",");
      if (cells.length != FIXED + classes.size()) {
        throw new ContractViolation(
            "predictions.csv has a row of %d cells".formatted(cells.length));
      }
      var key = new Key(Composition.of(cells[0]), cells[1], Integer.parseInt(cells[2]));
      rows.computeIfAbsent(key, any -> new ArrayList<>()).add(cells);
    }
    var results = new LinkedHashMap<String, List<SeedResult>>();
    rows.forEach(
        (key, own) ->
            results
                .computeIfAbsent(key.composition + " " + key.model, any -> new ArrayList<>())
                .add(result(own, classes)));
    return results;
  }

  private static SeedResult result(List<String[]> rows, List<ClassLabel> classes) {
    int[] labels =
        rows.stream().mapToInt(r -> classes.indexOf(new ClassLabel(r[FIXED - 1]))).toArray();
    int[] patients = rows.stream().mapToInt(r -> Integer.parseInt(r[FIXED - 2])).toArray();
    float[] probabilities = new float[rows.size() * classes.size()];
    int at = 0;
    for (String[] row : rows) {
      for (String cell : Arrays.asList(row).subList(FIXED, row.length)) {
        probabilities[at++] = Float.parseFloat(cell);
      }
    }
    return new SeedResult(new TestImages(classes.size(), labels, patients), probabilities);
  }
}
