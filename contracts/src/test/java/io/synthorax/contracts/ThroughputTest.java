package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void isTheMedianWithItsQuartilesWhateverTheOrder() {
    // Given, When
    Throughput throughput = Throughput.of(50, 10, 40, 20, 30);

    // Then
    assertThat(throughput).isEqualTo(new Throughput(30, 20, 40));
    assertThat(throughput.text("images/s")).isEqualTo("30.0 images/s (quartiles 20.0 to 40.0)");
  }

  @Test
  void liesBetweenTimingsWhereTheirNumberIsEven() {
    assertThat(Throughput.of(1, 2)).isEqualTo(new Throughput(1.5, 1.25, 1.75));
  }

  @Test
  void becomesTwoFieldsOfALine() {
    // Given
    Map<String, Object> line = new LinkedHashMap<>();

    // When
    Throughput.of(10.126).put(line, "imagesPerSecond", "spread");

    // Then
    assertThat(Json.text(line)).isEqualTo("{\"imagesPerSecond\":10.13,\"spread\":[10.13,10.13]}");
  }

  @Test
  void needsATiming() {
    assertThatThrownBy(Throughput::of).isInstanceOf(IllegalArgumentException.class);
  }
}
