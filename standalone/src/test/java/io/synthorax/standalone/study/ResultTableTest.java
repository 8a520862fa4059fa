package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.StudyCompleted;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void showsFiguresOfAllClassesFirstAndSaysWhatIsMissing() {
    // Given
    Figure accuracy = Figure.of("balanced-accuracy", 0.412, 0.38, 0.44, 500, 1);
    Figure effusion =
        Figure.unavailable("auroc", "one class only", 500, 1).about(new ClassLabel("Effusion"));
    List<StudyCompleted.Row> rows =
        List.of(
            new StudyCompleted.Row(Composition.IR, "resnet18-w16", List.of(accuracy, effusion)),
            new StudyCompleted.Row(Composition.GS, "resnet18-w16", List.of()));

    // When
    String table = ResultTable.of(rows);

    // Then
    assertThat(table.lines().toList().subList(0, 3))
        .map(String::strip)
        .containsExactly(
            "trained on  balanced-accuracy", "IR          0.412 [0.380, 0.440]", "GS          -");
    assertThat(table).containsPattern("auroc +Effusion").contains("real, imbalanced");
  }

  @Test
  void namesTheModelsWhereThereAreSeveral() {
    // Given
    Figure accuracy = Figure.of("balanced-accuracy", 0.412, 500, 1);
    List<StudyCompleted.Row> rows =
        List.of(
            new StudyCompleted.Row(Composition.IR, "alexnet-w8", List.of(accuracy)),
            new StudyCompleted.Row(Composition.IR, "resnet18-w8", List.of(accuracy)));

    // When
    String table = ResultTable.of(rows);

    // Then
    assertThat(table.lines().map(String::strip))
        .contains("alexnet-w8  IR   0.412", "resnet18-w8  IR  0.412");
  }
}
