package io.synthorax.standalone.cli;

import io.synthorax.contracts.Json;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.StudyLine;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax studies}: what there is, and how it stands. */
@Command(
    name = "studies",
    description = "Lists the studies of a home, the newest first.",
    footer = {"", "Example:", "  synthorax studies --json"},
    mixinStandardHelpOptions = true)
final class StudiesCommand implements Callable<Integer> {
  private static final String LINE = "%-14s %-34s %-16s %6s  %-18s %s%n";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Mixin private RunningPlatform platform;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    return platform.run(
        services -> {
          print(new ConsoleClient(services).studies());
          return ExitCode.OK;
        });
  }

  private void print(List<StudyLine> studies) {
    if (json) {
      System.out.println(new String(Json.writeIndented(studies), StandardCharsets.UTF_8));
      return;
    }
    if (studies.isEmpty()) {
      System.out.println("No study yet. Start one: synthorax study");
      return;
    }
    System.out.printf(LINE, "STUDY", "STATUS", "REQUESTED", "PIXELS", "DATA SET", "CLASSES");
    for (StudyLine study : studies) {
      System.out.printf(
          LINE,
          study.study(),
          study.words(),
          TIME.format(study.requestedAt().atZone(ZoneId.systemDefault())),
          study.resolution().map(String::valueOf).orElse("-"),
          study.datasetName().orElse("-"),
          String.join(", ", study.classes()));
    }
  }
}
