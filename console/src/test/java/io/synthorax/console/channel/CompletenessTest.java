package io.synthorax.console.channel;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.TrainRequested;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompletenessTest {
  private final ExampleStudy study = ExampleStudy.any();

  @Test
  void isThereWhereOnlyOptionalFieldsAreLeftOut() {
    // Given
    Event event = study.epoch(NORMAL, 1, false);

    // When, Then
    assertThatCode(() -> Completeness.require(event)).doesNotThrowAnyException();
  }

  @Test
  void isNotThereWhereAFieldIsMissing() {
    // Given
    Event empty = read("{}", StudyDeleted.class);
    String json = Json.text(study.requested(NORMAL));
    Event withoutBudget = read(json.replace("\"budget\":\"10s\",", ""), TrainRequested.class);

    // When, Then
    assertThatThrownBy(() -> Completeness.require(empty))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("StudyDeleted.study is missing");
    assertThatThrownBy(() -> Completeness.require(withoutBudget))
        .hasMessage("TrainRequested.budget is missing");
  }

  private static <E extends Event> E read(String json, Class<E> type) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
