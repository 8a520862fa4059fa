package io.synthorax.standalone.cli;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.Platform;
import io.synthorax.standalone.platform.ServiceProgram;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synthorax compare}: two finished studies side by side. */
@Command(
    name = "compare",
    description =
        "Shows two finished studies side by side: what they differ in, their figures with 95 %%"
            + " intervals, and what may and may not be concluded. Differences have intervals where"
            + " both are of the same data set and seeds.",
    footer = {
      "",
      "Examples:",
      "  synthorax compare synthorax-out/s0123456789ab other/report.json",
      "  synthorax compare s0123456789ab s0ba987654321 --json"
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final String PROGRAM = "io.synthorax.classifier.comparison.CompareStudies";
  private static final Path RESULTS = Path.of("synthorax-out");
  private static final List<String> FILES = List.of("report.json", "predictions.csv");

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A result folder, its report.json, or the id of a study: looked for in synthorax-out,"
              + " then in the home.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "The other one.")
  private String second;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private HomeOptions options;

  @Override
  public Integer call() throws Exception {
    HomeFolder home = options.home();
    Map<String, Object> order = new LinkedHashMap<>();
    try (var fetched = new FetchedReports()) {
      List<Path> reports = new ArrayList<>();
      for (String name : List.of(first, second)) {
        reports.add(found(name, fetched));
      }
      fetched.fetch(home);
      order.put("first", reports.get(0).toString());
      order.put("second", reports.get(1).toString());
      order.put("json", json);
      return ServiceProgram.ofClassifier(Installation.ofScript(), home).run(PROGRAM, order);
    }
  }

  private static Path found(String name, FetchedReports fetched) throws IOException {
    for (Path path : List.of(Path.of(name), RESULTS.resolve(name))) {
      Path report = Files.isDirectory(path) ? path.resolve("report.json") : path;
      if (Files.isRegularFile(report)) {
        return report.toAbsolutePath();
      }
    }
    try {
      return fetched.later(new StudyId(name));
    } catch (ContractViolation e) {
      throw new FailureMessages.DataMissing(
          name + " is no result folder, no report.json and no id of a study");
    }
  }

  /** Reports of studies in the home, for as long as they are compared. */
  private final class FetchedReports implements AutoCloseable {
    private final Map<StudyId, Path> folders = new LinkedHashMap<>();

    Path later(StudyId study) throws IOException {
      Path folder = folders.get(study);
      if (folder == null) {
        folder = Files.createTempDirectory("synthorax-compare");
        folders.put(study, folder);
      }
      return folder.resolve(FILES.get(0));
    }

    /** The platform runs only while it is asked. */
    void fetch(HomeFolder home) throws Exception {
      if (folders.isEmpty()) {
        return;
      }
      FreeSpace.requireToStart(home.path());
      try (Session session = new Session(Platform.in(home, options.port(), System.err::println))) {
        session.call(
            () -> {
              Platform platform = session.platform();
              platform.start(Installation.ofScript(), List.of(), System.err::println);
              var console = new ConsoleClient(platform.addresses());
              for (Map.Entry<StudyId, Path> one : folders.entrySet()) {
                console.reportFiles(one.getKey(), FILES, one.getValue());
              }
              return null;
            });
      }
    }

    @Override
    public void close() throws IOException {
      for (Path folder : folders.values()) {
        for (String file : FILES) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
      }
    }
  }
}
