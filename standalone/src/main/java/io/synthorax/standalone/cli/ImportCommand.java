package io.synthorax.standalone.cli;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Resolution;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Option(
      names = "--classes",
      paramLabel = "A,B,...",
      split = ",",
      hideParamSyntax = true,
      converter = Converters.ToLabel.class,
      description = "The classes to take. Default: all that there are.")
  private List<ClassLabel> classes;

  @Option(
      names = "--resolution",
      paramLabel = "32|64|128|256|512",
      converter = Converters.ToResolution.class,
      description = "Height and width of the images in pixels. Default: 64")
  private Resolution resolution = new Resolution(64);

  @Option(
      names = "--skip-unreadable",
      description = "Leave out images that cannot be read or are no frontal chest radiographs.")
  private boolean skipUnreadable;

  @Override
  public Integer call() throws Exception {
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
    Dataset dataset =
        new ConsoleClient(platform.console(), platform.trainer()).register(order(source));
    DatasetText.lines(dataset.manifest()).forEach(display::say);
    display.say("Data set " + dataset.id() + " is stored");
    return ExitCode.OK;
  }

  private DatasetOrder order(Path source) {
    return new DatasetOrder(
        String.valueOf(source.getFileName()),
        source.toString(),
        classes == null ? null : classes.stream().map(ClassLabel::value).toList(),
        resolution.pixels(),
        0,
        1,
        skipUnreadable,
        StudyDefaults.of(false).evaluation());
  }
}
