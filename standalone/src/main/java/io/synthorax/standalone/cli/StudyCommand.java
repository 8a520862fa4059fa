package io.synthorax.standalone.cli;

import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.Platform;
import io.synthorax.standalone.study.BroughtExtractor;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.Dataset;
import io.synthorax.standalone.study.Display;
import io.synthorax.standalone.study.Estimate;
import io.synthorax.standalone.study.FreeSpace;
import io.synthorax.standalone.study.ResultFolder;
import io.synthorax.standalone.study.ResultTable;
import io.synthorax.standalone.study.Speed;
import io.synthorax.standalone.study.StudyFollower;
import io.synthorax.standalone.study.StudyView;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax study}: from labelled scans to the table that says whether synthesis helped. */
@Command(
    name = "study",
    description =
        "Imports labelled chest X-rays, trains a generator per class, synthesizes what rare classes"
            + " lack, and tests on held-out patients whether that helps a classifier. Stopped by"
            + " Ctrl-C, the same command goes on where it was.",
    footer = {
      "",
      "Examples:",
      "  synthorax study",
      "  synthorax study --data xrays --resolution 128 --budget 30m",
      "  synthorax study --data xrays --classes Normal,Effusion --budget 200k"
    },
    mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
  private static final Path RESULTS = Path.of("synthorax-out");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Mixin private StudyOptions study;
  @Mixin private HomeOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Receives report, images and generators. Default: synthorax-out/STUDY")
  private Path out;

  @Option(names = "--keep", description = "Keep the services running after the study.")
  private boolean keep;

  private final Display display = Terminal.display();

  @Override
  public Integer call() throws Exception {
    study.check();
    List<Path> intake = study.folder().map(List::of).orElse(List.of());
    Optional<ResultFolder> given = Optional.ofNullable(out).map(ResultFolder::prepare);
    if (given.isEmpty()) {
      ResultFolder.requireWritable(RESULTS);
    }
    HomeFolder home = options.home();
    FreeSpace.requireToStart(home.path());
    try (Session session = new Session(Platform.in(home, options.port(), display::say))) {
      int code = session.call(() -> run(session.platform(), intake, given, home));
      if (keep) {
        display.say("Still running, Ctrl-C stops it.");
        session.stayUp();
      }
      return code;
    }
  }

  private int run(
      Platform platform, List<Path> intake, Optional<ResultFolder> given, HomeFolder home)
      throws Exception {
    platform.start(Installation.ofScript(), intake, display::say);
    ConsoleClient console = new ConsoleClient(platform.addresses());
    Optional<ObjectRef> weights = weights(console);
    List<Brought> extractors = extractors(console);
    Dataset dataset = register(console, extractors);
    StudyRequest request = study.request(dataset, weights, extractors);
    if (console.find(request.study()).isPresent()) {
      display.say("This study is known: it goes on where it was.");
    } else {
      announce(console, request, dataset, home);
    }

    StudyId id = console.request(request);
    ResultFolder results = given.orElseGet(() -> ResultFolder.prepare(RESULTS.resolve(id.value())));
    display.say("Study " + id + ", live at " + platform.addresses().page("/studies/" + id));
    FreeSpace.requireToGoOn(results.path());
    StudyView view =
        new StudyFollower(
                console, display, BETWEEN_LOOKS, () -> FreeSpace.requireToGoOn(home.path()))
            .follow(id);
    return tell(console, id, view, results, dataset);
  }

  /** Refused before anything is read or trained if they do not fit. */
  private Optional<ObjectRef> weights(ConsoleClient console) throws Exception {
    Optional<Path> file = study.weights();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    display.say("Checking the weights in " + file.get());
    return Optional.of(console.keepWeights(file.get()));
  }

  /** The same. */
  private List<Brought> extractors(ConsoleClient console) throws Exception {
    List<Brought> kept = new ArrayList<>();
    for (BroughtExtractor extractor : study.extractors()) {
      display.say("Trying the extractor " + extractor.name() + " in " + extractor.file());
      kept.add(console.keepExtractor(extractor, study.resolution()));
    }
    return kept;
  }

  private Dataset register(ConsoleClient console, List<Brought> extractors) throws Exception {
    display.say(
        study.folder().map(f -> "Reading the scans in " + f).orElse("Drawing phantom radiographs"));
    Dataset dataset = console.register(study.order(extractors));
    DatasetText.lines(dataset.manifest()).forEach(display::say);
    return dataset;
  }

  private void announce(
      ConsoleClient console, StudyRequest request, Dataset dataset, HomeFolder home)
      throws Exception {
    Optional<Speed> speed = console.probe(request);
    if (speed.isEmpty()) {
      display.say("The trainer gave no speed, so there is no estimate of the time.");
      return;
    }
    Estimate estimate = Estimate.of(request, dataset.manifest(), speed.get());
    display.say(estimate.text());
    FreeSpace.require(home.path(), estimate.bytes());
  }

  private int tell(
      ConsoleClient console, StudyId id, StudyView view, ResultFolder results, Dataset dataset)
      throws Exception {
    if (view.status() == StudyView.Status.FAILED) {
      display.say("The study failed: " + view.reason().orElse("no reason was given"));
      return ExitCode.FAILED;
    }
    display.say("Fetching the results");
    try (InputStream export = console.export(id)) {
      results.receive(export);
    }
    System.out.println();
    System.out.println(ResultTable.of(view.summary()));
    if (dataset.manifest().phantom()) {
      display.say("These are figures of phantoms: they say nothing about real scans.");
    }
    if (view.status() == StudyView.Status.COMPLETED_PARTIALLY) {
      display.say("Completed partially: " + view.reason().orElse("a class has no generator"));
    }
    display.say("Results: " + results.path() + "  (report.html, report.json, synthesized/, ...)");
    return ExitCode.OK;
  }
}
