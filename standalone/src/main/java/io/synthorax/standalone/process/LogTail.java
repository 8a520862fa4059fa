package io.synthorax.standalone.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log file, for people: reads no more than its last 16 KiB. */
final class LogTail {
  private static final int BYTES = 16 << 10;

  private LogTail() {}

  /** Up to {@code count} last lines, each indented by four blanks; a note where there is no log. */
  static String lastLines(Path log, int count) {
    if (!Files.isReadable(log)) {
      return "    (no log)";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - BYTES);
      byte[] end = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
          .map(line -> "    " + line)
          .collect(Collectors.joining(System.lineSeparator()));
    } catch (IOException e) {
      return "    (the log cannot be read: " + e.getMessage() + ")";
    }
  }
}
