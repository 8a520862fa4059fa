package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  @TempDir Path folder;

  @Test
  void receivesTheExportAgainAndAgain() throws Exception {
    // Given
    ResultFolder results = ResultFolder.prepare(folder.resolve("out"));
    results.receive(zip("generators/Normal.onnx", "first"));

    // When
    ResultFolder.prepare(folder.resolve("out")).receive(zip("generators/Normal.onnx", "second"));

    // Then
    assertThat(results.path().resolve("generators/Normal.onnx")).hasContent("second");
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws Exception {
    // Given
    Files.writeString(folder.resolve("thesis.txt"), "years of work");

    // When, Then
    assertThatThrownBy(() -> ResultFolder.prepare(folder))
        .isInstanceOf(ResultFolder.Unusable.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void refusesAFileInPlaceOfAFolder() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "");

    // When, Then
    assertThatThrownBy(() -> ResultFolder.prepare(file)).isInstanceOf(ResultFolder.Unusable.class);
    assertThatThrownBy(() -> ResultFolder.prepare(file.resolve("below")))
        .isInstanceOf(ResultFolder.Unusable.class);
  }

  @Test
  void writesNothingOutsideOfItself() throws Exception {
    // Given
    ResultFolder results = ResultFolder.prepare(folder.resolve("out"));

    // When, Then
    assertThatThrownBy(() -> results.receive(zip("../escaped.txt", "x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("escaped.txt");
    assertThat(folder.resolve("escaped.txt")).doesNotExist();
  }

  @Test
  void refusesAnExportThatIsNoZip() {
    // Given
    ResultFolder results = ResultFolder.prepare(folder.resolve("out"));
    InputStream broken = new ByteArrayInputStream("no zip".getBytes(StandardCharsets.UTF_8));

    // When, Then
    assertThatThrownBy(() -> results.receive(broken)).isInstanceOf(IOException.class);
  }

  private static InputStream zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
