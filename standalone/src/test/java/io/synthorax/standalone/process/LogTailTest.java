package io.synthorax.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void givesTheLastLinesOfALongLog() throws Exception {
    // Given
    String text =
        IntStream.range(0, 10_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    Path log = Files.writeString(folder.resolve("a.log"), text);

    // When
    String tail = LogTail.lastLines(log, 2);

    // Then
    assertThat(tail.lines()).containsExactly("    line 9998", "    line 9999");
  }

  @Test
  void saysThatThereIsNoLog() {
    // Given
    Path log = folder.resolve("none.log");

    // When
    String tail = LogTail.lastLines(log, 2);

    // Then
    assertThat(tail).contains("no log");
  }
}
