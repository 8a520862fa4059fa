package io.synthorax.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.intake.ImportRequest;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  @Test
  void readsWhatIsWritten() {
    // Given
    StudyRequest request = ExampleStudy.any().request();

    // When
    StudyRequest read = JsonBody.read(Json.write(request), StudyRequest.class);

    // Then
    assertThat(read).isEqualTo(request);
    assertThat(read.study()).isEqualTo(request.study());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"seed\":7       | \"seed\":\"x\"       | seed",
        "\"seed\":7       | \"seed\":7,\"sede\":8 | sede",
        "\"budget\":\"10s\" | \"budget\":\"10 years\" | budget",
        "\"resolution\":32 | \"resolution\":48   | training.resolution",
        "\"width\":0.25   | \"width\":\"wide\"   | training.width",
        "\"width\":0.25   | \"width\":0.25,\"height\":3 | training.height",
        "[\"Normal\",     | [\"../x\",           | classes[0]",
        "[\"Normal\",\"Pneumothorax\"] | 5       | classes",
      })
  void namesTheFieldThatIsWrong(String right, String wrong, String field) {
    // Given
    String good = new String(Json.write(ExampleStudy.any().request()), StandardCharsets.UTF_8);
    String bad = good.replace(right.trim(), wrong.trim());
    assertThat(bad).isNotEqualTo(good);

    // When
    RequestRefused refused = refused(bad, StudyRequest.class);

    // Then
    assertThat(refused.field()).contains(field);
  }

  @Test
  void refusesWhatIsNoJson() {
    // Given, When
    RequestRefused empty = refused("", ImportRequest.class);
    RequestRefused broken = refused("{\"resolution\":", ImportRequest.class);
    RequestRefused missing = refused("{}", ImportRequest.class);

    // Then
    assertThat(empty).hasMessageContaining("no body");
    assertThat(broken).hasMessageContaining("not JSON");
    assertThat(missing.field()).contains("resolution");
  }

  private static RequestRefused refused(String body, Class<?> type) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return catchThrowableOfType(RequestRefused.class, () -> JsonBody.read(bytes, type));
  }
}
