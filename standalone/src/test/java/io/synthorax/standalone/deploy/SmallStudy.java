package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.standalone.cli.RunningConsole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A study of phantoms at 32 x 32, of two classes if nothing else is said, through every service.
 */
final class SmallStudy {
  static final List<ClassLabel> CLASSES =
      List.of(new ClassLabel("Normal"), new ClassLabel("Cardiomegaly"));

  private SmallStudy() {}

  /** Returns once it has completed; fails if it does not. */
  static void awaitEnd(RunningConsole console, String study) {
    console.await("studies/" + study, SmallStudy::isEnd);
    assertThat(console.get("studies/" + study).path("status").asText()).isEqualTo("COMPLETED");
  }

  static boolean isEnd(JsonNode view) {
    return Set.of("COMPLETED", "FAILED").contains(view.path("status").asText());
  }

  /** Draws the phantoms, starts the study, and returns its id. */
  static String start(RunningConsole console, String budget) {
    return start(console, request(dataset(console), 0.125, budget, Optional.empty()));
  }

  static String start(RunningConsole console, StudyRequest request) {
    return console.post("studies", request).path("study").asText();
  }

  /** Draws the phantoms. */
  static DatasetId dataset(RunningConsole console) {
    return dataset(console, CLASSES);
  }

  static DatasetId dataset(RunningConsole console, List<ClassLabel> classes) {
    JsonNode dataset =
        console.post(
            "datasets",
            Map.of(
                "resolution",
                32,
                "scale",
                0.1,
                "seed",
                7,
                "classes",
                classes.stream().map(ClassLabel::value).toList(),
                "evaluation",
                evaluation()));
    return new DatasetId(dataset.path("dataset").asText());
  }

  static StudyRequest request(
      DatasetId dataset, double width, String budget, Optional<StudyId> startFrom) {
    return request(dataset, CLASSES, width, budget, startFrom);
  }

  static StudyRequest request(
      DatasetId dataset,
      List<ClassLabel> classes,
      double width,
      String budget,
      Optional<StudyId> startFrom) {
    return new StudyRequest(
        dataset,
        classes,
        TrainingSpecification.paper(new Resolution(32), width),
        evaluation(),
        new UtilitySpecification(List.of(Composition.IR, Composition.GS), 4, 40, 16, 1e-3, 2),
        Budget.parse(budget),
        1,
        Optional.of(Generators.EACH),
        startFrom);
  }

  private static EvaluationSpecification evaluation() {
    return new EvaluationSpecification(2000, 100, 32, 20, 5);
  }
}
