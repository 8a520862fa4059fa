package io.synthorax.standalone.cli;

import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.ResultFolder;
import io.synthorax.standalone.study.StudyLine;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax export}: the results of a study as a folder. */
@Command(
    name = "export",
    description =
        "Fetches what a completed study has brought: report, synthesized images, generators, and the"
            + " balanced training set.",
    footer = {"", "Example:", "  synthorax export --study s0123456789ab --out results"},
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final Path RESULTS = Path.of("synthorax-out");

  @Mixin private RunningPlatform platform;
  @Mixin private ChosenStudy chosen;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Receives the results. Default: synthorax-out/STUDY")
  private Path out;

  @Override
  public Integer call() throws Exception {
    return platform.run(
        services -> {
          ConsoleClient console = new ConsoleClient(services);
          StudyId study = chosen.find(console, StudyLine::ended, "completed");
          try (InputStream export = console.export(study)) {
            ResultFolder folder =
                ResultFolder.prepare(out != null ? out : RESULTS.resolve(study.value()));
            folder.receive(export);
            System.out.println(folder.path());
          }
          return ExitCode.OK;
        });
  }
}
