package io.synthorax.standalone.cli;

import io.synthorax.contracts.StudyDefaults;
import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.Platform;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.Dataset;
import io.synthorax.standalone.study.DatasetOrder;
import io.synthorax.standalone.study.Display;
import io.synthorax.standalone.study.FreeSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code synthorax import}: a data set in the home, without a study. */
@Command(
    name = "import",
    description =
        "Reads labelled chest X-rays, says what is wrong with them, and stores them as a data set"
            + " in the home. A study of the same scans, classes and resolution uses it.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Mixin private HomeOptions options;

  @Parameters(
      paramLabel = "DIR|FILE.zip",
      description =
          "Labelled scans: a table (labels.csv, NIH ChestX-ray14, CheXpert) or one sub-folder per"
              + " class; PNG, JPEG or DICOM.")
  private Path data;

  @Mixin private DataOptions scans;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    scans.check(command);
    Path source = DataFolder.existing(data);
    Display display = Terminal.display();
    HomeFolder home = options.home();
    FreeSpace.requireToStart(home.path());
    try (Session session = new Session(Platform.in(home, options.port(), display::say))) {
      return session.call(() -> run(session.platform(), source, display));
    }
  }

  private int run(Platform platform, Path source, Display display) throws Exception {
    platform.start(Installation.ofScript(), List.of(source), display::say);
    display.say("Reading the scans in " + source);
    DatasetOrder order = scans.order(Optional.of(source), 0, StudyDefaults.of(false).evaluation());
    Dataset dataset = new ConsoleClient(platform.addresses()).register(order);
    DatasetText.lines(dataset.manifest()).forEach(display::say);
    display.say("Data set " + dataset.id() + " is stored");
    return ExitCode.OK;
  }
}
