package io.synthorax.learning.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private static final String HEADER =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  @Test
  void whatIsWrittenIsRead() {
    // Given
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    arrays.put("z.weight", new FloatArray(List.of(2, 3), new float[] {1, -2, 3, 4, 5, 6}));
    arrays.put("a.bias", new FloatArray(List.of(1), new float[] {Float.NaN}));
    arrays.put("empty", new FloatArray(List.of(0), new float[0]));

    // When
    Weights read = Safetensors.read(Safetensors.write(new Weights(arrays)));

    // Then
    assertThat(read.arrays().keySet()).containsExactly("z.weight", "a.bias", "empty");
    arrays.forEach(
        (name, array) -> {
          assertThat(read.get(name).shape()).isEqualTo(array.shape());
          assertThat(read.get(name).values()).isEqualTo(array.values());
        });
  }

  @Test
  void theBytesAreThoseOfTheFormat() {
    // Given
    Weights weights = new Weights(Map.of("a", new FloatArray(List.of(2), new float[] {1, 2})));

    // When
    byte[] file = Safetensors.write(weights);

    // Then
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) buffer.getLong();
    assertThat(length % 8).isZero();
    assertThat(new String(file, 8, length, StandardCharsets.UTF_8).strip()).isEqualTo(HEADER);
    assertThat(buffer.getFloat(8 + length + 4)).isEqualTo(2f);
    assertThat(file).hasSize(8 + length + 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "[1]",
        "{\"a\":",
      })
  void aWrongHeaderIsAContractViolation(String header) {
    assertThatThrownBy(() -> Safetensors.read(file(header, 8)))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void aCutFileIsAContractViolation() {
    byte[] whole = file(HEADER, 8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(ContractViolation.class);
    }
    assertThat(Safetensors.read(whole).get("a").values()).hasSize(2);
  }

  @Test
  void anAbsurdHeaderLengthTakesNoMemory() {
    byte[] file = file(HEADER, 8);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("header");
  }

  private static byte[] file(String header, int valueBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + valueBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }
}
