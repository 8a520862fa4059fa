package io.synthorax.console.study;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyDefaults;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A study as it would be started, to look at before.
 *
 * @param trainingSeconds that all generators train together, if the budget is a time
 * @param classifiers that are trained after that
 */
public record StudyDraft(
    StudyId study,
    StudyRequest request,
    List<ClassBalance> balance,
    OptionalLong trainingSeconds,
    int classifiers) {

  /**
   * Training images of a class.
   *
   * @param real that there are
   * @param balanced how many synthesized ones fill the class up to the largest
   * @param doubled how many synthesized ones the set GS adds, which is twice as large as the real
   */
  public record ClassBalance(ClassLabel label, int real, int balanced, int doubled) {}

  /** Of what was chosen; throws {@link io.synthorax.contracts.ContractViolation}. */
  public static StudyDraft of(StudyChoice choice, DatasetManifest dataset) {
    StudyRequest request = request(choice, dataset);
    Map<ClassLabel, Integer> real = new LinkedHashMap<>();
    request.classes().forEach(label -> real.put(label, dataset.images(Part.TRAIN, label)));
    Map<ClassLabel, Composition.Counts> balanced = Composition.BG.wanted(real);
    Map<ClassLabel, Composition.Counts> doubled = Composition.GS.wanted(real);
    List<ClassBalance> balance =
        request.classes().stream()
            .map(
                label ->
                    new ClassBalance(
                        label,
                        real.get(label),
                        balanced.get(label).synthesized(),
                        doubled.get(label).synthesized()))
            .toList();
    return new StudyDraft(
        request.study(), request, balance, trainingSeconds(request), request.utility().trainings());
  }

  private static StudyRequest request(StudyChoice choice, DatasetManifest dataset) {
    List<ClassLabel> classes = choice.classes() == null ? dataset.classes() : choice.classes();
    if (!dataset.classes().containsAll(classes)) {
      throw new RequestRefused("classes are " + classes, "classes", "some of " + dataset.classes());
    }
    StudyDefaults defaults = StudyDefaults.of(dataset.phantom());
    Budget budget = choice.budget() == null ? defaults.budget() : choice.budget();
    TrainingSpecification training =
        StudyDefaults.training(
            choice.recipe(), new Resolution(dataset.resolution()), choice.width(), budget);
    UtilitySpecification utility =
        choice.compositions() == null
            ? defaults.utility()
            : defaults.utility().with(choice.compositions());
    return new StudyRequest(
        choice.dataset(),
        classes,
        training,
        defaults.evaluation(),
        utility,
        budget,
        choice.seed(),
        Optional.of(
            choice.generators() == null
                ? StudyDefaults.generators(choice.recipe())
                : choice.generators()),
        choice.startFrom());
  }

  private static OptionalLong trainingSeconds(StudyRequest request) {
    long sum = 0;
    for (var run : request.runs()) {
      if (!(request.budget(run) instanceof Budget.Time time)) {
        return OptionalLong.empty();
      }
      sum += time.duration().toSeconds();
    }
    return OptionalLong.of(sum);
  }
}
