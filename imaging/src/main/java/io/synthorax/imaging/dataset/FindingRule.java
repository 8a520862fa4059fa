package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which single class a scan with any number of findings belongs to: the one wanted class among
 * them, whatever else was found. A scan with several wanted classes, or none, is left out and
 * counted. Public data sets and the paper name the same findings differently, which is evened out:
 * No Finding is Normal, Effusion is Pleural_Effusion, Edema is Pulmonary_Edema.
 */
final class FindingRule {
  /** The paper's classes, which are taken where none are asked for. */
  static final List<String> CUSTOMARY =
      List.of("Normal", "Cardiomegaly", "Pulmonary_Edema", "Pleural_Effusion", "Pneumothorax");

  static final String RULE =
      "A scan belongs to the one class of the data set that is among its findings, whatever else was"
          + " found; scans with several of the classes, or with none, are left out. Normal is 'No"
          + " Finding'.";

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "no_finding", "normal",
          "effusion", "pleural_effusion",
          "edema", "pulmonary_edema");

  private final List<ClassLabel> wanted;
  private final boolean customary;
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();

  FindingRule(List<ClassLabel> wanted) {
    this.customary = wanted.isEmpty();
    this.wanted = customary ? CUSTOMARY.stream().map(ClassLabel::new).toList() : wanted;
  }

  /** The class of a scan with these findings; adds every class that occurs to the labels. */
  Optional<ClassLabel> label(Collection<String> findings, Set<String> labels) {
    Set<ClassLabel> found = new LinkedHashSet<>();
    for (String finding : findings) {
      Optional<ClassLabel> match = wanted(finding);
      match.ifPresent(found::add);
      if (match.isPresent() || !customary) {
        labels.add(match.map(ClassLabel::value).orElse(finding.strip().replace(' ', '_')));
      }
    }
    if (found.size() == 1) {
      return Optional.of(found.iterator().next());
    }
    leaveOut(found.isEmpty() ? "no-wanted-class" : "several-classes");
    return Optional.empty();
  }

  /** The wanted class that a finding is. */
  Optional<ClassLabel> wanted(String finding) {
    String name = plain(finding);
    return wanted.stream().filter(label -> plain(label.value()).equals(name)).findFirst();
  }

  void leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  SortedMap<String, Integer> leftOut() {
    return leftOut;
  }

  private static String plain(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return SYNONYMS.getOrDefault(plain, plain);
  }
}
