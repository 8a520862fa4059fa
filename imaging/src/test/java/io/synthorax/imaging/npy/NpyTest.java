package io.synthorax.imaging.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path folder;

  @Test
  void imagesComeBackAsTheyWereWritten() throws IOException {
    // Given
    Path file = folder.resolve("a.npy");
    try (NpyWriter writer = new NpyWriter(file, NpyType.UINT8, 2, 3)) {
      writer.write(new byte[] {1, 2, 3, 4, 5, (byte) 255});
      writer.write(new byte[] {7, 8, 9, 10, 11, 12});
    }

    // When
    NpyArray array = NpyArray.read(file);

    // Then
    assertThat(array.shape()).containsExactly(2, 2, 3);
    assertThat(array.image(0).at(2, 1)).isEqualTo(255);
    assertThat(array.image(1).pixels()).containsExactly(7, 8, 9, 10, 11, 12);
  }

  @Test
  void everyTypeComesBack() throws IOException {
    // Given
    try (NpyWriter longs = new NpyWriter(folder.resolve("l"), NpyType.INT64);
        NpyWriter floats = new NpyWriter(folder.resolve("f"), NpyType.FLOAT32, 2);
        NpyWriter doubles = new NpyWriter(folder.resolve("d"), NpyType.FLOAT64, 1)) {
      longs.write(-5L);
      longs.write(Long.MAX_VALUE);
      floats.write(new float[] {1.5f, Float.NaN});
      doubles.write(new double[] {Math.PI});
    }

    // When
    long[] longs = NpyArray.read(folder.resolve("l")).longs();
    double[] widened = NpyArray.read(folder.resolve("f")).doubles();
    double[] doubles = NpyArray.read(folder.resolve("d")).doubles();

    // Then
    assertThat(longs).containsExactly(-5L, Long.MAX_VALUE);
    assertThat(widened).containsExactly(1.5, Double.NaN);
    assertThat(doubles).containsExactly(Math.PI);
  }

  @Test
  void theHeaderIsTheOneThatNumPyWrites() throws IOException {
    // Given
    Path file = folder.resolve("a.npy");
    try (NpyWriter writer = new NpyWriter(file, NpyType.INT64)) {
      writer.write(1L);
    }

    // When
    byte[] bytes = Files.readAllBytes(file);

    // Then
    assertThat(bytes).hasSize(136).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }")
        .endsWith(" \n");
  }

  @Test
  void anArrayLargerThanTheBufferIsWrittenWhole() throws IOException {
    // Given
    byte[] row = new byte[100_003];
    Arrays.fill(row, (byte) 9);
    Path file = folder.resolve("a.npy");

    // When
    try (NpyWriter writer = new NpyWriter(file, NpyType.UINT8, row.length)) {
      writer.write(row);
      writer.write(row);
    }

    // Then
    assertThat(NpyArray.read(file).bytes()).hasSize(200_006).containsOnly(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '>i8', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<i8', 'fortran_order': True, 'shape': (1,), }",
        "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<i8', 'fortran_order': False, 'shape': (0,), }",
        "{'descr': '<i8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }",
        "{'descr': '<i8', 'fortran_order': False, 'shape': (999999999999999999999), }",
        "{'descr': '<i8', 'fortran_order': False, 'shape': (-1,), }",
        "__import__('os')",
        "",
      })
  void whatIsNoSuchArrayIsRefused(String dictionary) {
    // Given
    byte[] file = new byte[10 + dictionary.length() + 8];
    byte[] head = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) dictionary.length(), 0};
    System.arraycopy(head, 0, file, 0, 10);
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, file, 10, text.length);

    // When, Then
    assertThatThrownBy(() -> NpyArray.of(file)).isInstanceOf(ContractViolation.class);
  }

  @Test
  void everyCutOffFileIsRefused() throws IOException {
    // Given
    Path file = folder.resolve("a.npy");
    try (NpyWriter writer = new NpyWriter(file, NpyType.UINT8, 4)) {
      writer.write(new byte[8]);
    }
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      // When, Then
      assertThatThrownBy(() -> NpyArray.of(cut)).isInstanceOf(ContractViolation.class);
    }
  }

  @Test
  void theWrongTypeIsRefused() throws IOException {
    // Given
    Path file = folder.resolve("a.npy");
    new NpyWriter(file, NpyType.UINT8, 4).close();
    NpyArray empty = NpyArray.read(file);

    // When, Then
    assertThat(empty.rows()).isZero();
    assertThatThrownBy(empty::longs).isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> empty.image(0)).isInstanceOf(ContractViolation.class);
  }
}
