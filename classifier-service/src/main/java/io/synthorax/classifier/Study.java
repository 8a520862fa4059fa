package io.synthorax.classifier;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a study asks for, and the data set that it asks it of. */
public record Study(StudyId id, StudyRequest request, DatasetManifest manifest) {

  /** The classes in the order of the classifier's outputs. */
  public List<ClassLabel> classes() {
    return request.classes();
  }

  /** The number of real training images of each class, in the order of {@link #classes}. */
  public Map<ClassLabel, Integer> trainingImages() {
    var counts = new LinkedHashMap<ClassLabel, Integer>();
    classes().forEach(label -> counts.put(label, manifest.images(Part.TRAIN, label)));
    return counts;
  }

  /** The run that trains on a class, and on others too if there is no run for it alone. */
  public RunId run(ClassLabel label) {
    return request.runsCovering(label).get(0);
  }

  /** One training of a classifier. */
  public record Training(Composition composition, Classifier classifier, int seed) {}

  /**
   * Every composition with every model and seed: what must be measured before the report is
   * written.
   */
  public List<Training> trainings() {
    var trainings = new ArrayList<Training>();
    for (Classifier classifier : request.utility().classifiers()) {
      for (int seed = 0; seed < request.utility().seeds(); seed++) {
        for (Composition composition : request.utility().compositions()) {
          trainings.add(new Training(composition, classifier, seed));
        }
      }
    }
    return trainings;
  }

  /** The training of a model's name; nothing if the study does not ask for it. */
  public Optional<Training> training(Composition composition, String model, int seed) {
    return trainings().stream()
        .filter(one -> one.composition() == composition && one.seed() == seed)
        .filter(one -> one.classifier().name().equals(model))
        .findFirst();
  }

  /**
   * From which one training draws: its first weights, the order of its images, and what is left out
   * or transformed. The same for every composition and model of a seed, so that differences are
   * paired.
   */
  public long seedOf(Training training) {
    return new SplittableRandom(request.seed() + 0x9E3779B97F4A7C15L * training.seed()).nextLong();
  }
}
