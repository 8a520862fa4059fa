package io.synthorax.console.retraining;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Retraining;
import io.synthorax.contracts.RetrainingPolicy;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Succession;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A hospital's project of two classes at 32 x 32 pixels, with a console that can be restarted. */
final class Ward {
  static final ProjectId ID = new ProjectId("ward-7");
  static final ClassLabel NORMAL = new ClassLabel("Normal");
  static final ClassLabel EDEMA = new ClassLabel("Pulmonary_Edema");
  static final Duration QUIET = Duration.ofMinutes(10);

  final InMemoryObjectStore store = new InMemoryObjectStore();
  final MovableClock clock = new MovableClock();
  final Project project;
  final Path folder;
  private final List<Event> log = new ArrayList<>();
  private final Map<Event, Instant> times = new HashMap<>();
  private int files;

  ProjectViews views;
  Projects projects;
  ScanIntake intake;
  RetrainingRecords records;
  RetrainingStage stage;
  Withdrawals withdrawals;
  Promotions promotions;

  Ward(Path folder, int newScans) {
    this(folder, newScans, ProjectSources.UPLOAD);
  }

  Ward(Path folder, int newScans, ProjectSources sources) {
    this.folder = folder;
    this.project =
        new Project(
            ID,
            List.of(NORMAL, EDEMA),
            TrainingSpecification.paper(new Resolution(32), 0.125),
            EvaluationSpecification.standard(),
            UtilitySpecification.standard(),
            Budget.parse("1k"),
            7,
            Optional.empty(),
            sources,
            new RetrainingPolicy(newScans, Optional.of(Duration.ofDays(7)), QUIET));
    restart();
    projects.create(project);
  }

  /** A console that has forgotten everything but what is stored and what was published. */
  void restart() {
    views = new ProjectViews();
    List.copyOf(log).forEach(event -> views.apply(event, times.get(event)));
    projects = new Projects(store, this::publish);
    intake = new ScanIntake(store, this::publish, projects);
    records = new RetrainingRecords(store);
    promotions = new Promotions(store, records, views, study -> Optional.empty(), clock);
    stage =
        new RetrainingStage(
            views,
            projects,
            records,
            new ProjectDatasets(store, this::publish, folder.resolve("staging")),
            new StudyPlanning(store, this::publish),
            promotions,
            clock);
    withdrawals = new Withdrawals(store, this::publish, intake, views, records, clock);
  }

  private void publish(Event event) {
    log.add(event);
    times.putIfAbsent(event, clock.instant());
    views.apply(event, clock.instant());
  }

  /** Studies that were set going, each once however often its runs were asked for. */
  List<StudyId> studies() {
    return log.stream()
        .filter(TrainRequested.class::isInstance)
        .map(event -> ((TrainRequested) event).study())
        .distinct()
        .toList();
  }

  <E extends Event> List<E> published(Class<E> type) {
    return log.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** A file with a picture of its own. */
  Path picture(long seed) throws IOException {
    byte[] pixels = new byte[32 * 32];
    new Random(seed).nextBytes(pixels);
    Path file = folder.resolve("picture-" + files++ + ".png");
    return Files.write(
        file, GrayPng.encode(new GrayImage(32, 32, pixels), GrayPng.Origin.UNMARKED));
  }

  String take(long seed, String patient, ClassLabel label) throws IOException {
    return intake.take(ID, picture(seed), patient, Optional.ofNullable(label)).scan();
  }

  /** Scans of so many patients of each class and part, so that no class lacks in any. */
  int takeEverywhere(int patients) throws IOException {
    int taken = 0;
    for (Part part : Part.values()) {
      for (int i = 0; i < patients; i++) {
        for (ClassLabel label : project.classes()) {
          take(1000 + taken++, patientOf(part, taken), label);
        }
      }
    }
    return taken;
  }

  /** A patient whose hash falls into a part. */
  String patientOf(Part part, int from) {
    for (int i = 0; ; i++) {
      String patient = "patient-" + from + "-" + i;
      if (part(patient) == part) {
        return patient;
      }
    }
  }

  Part part(String patient) {
    return projects.split(ID).part(intake.patientKey(ID, patient));
  }

  void lookAfter(Duration time) {
    clock.now = clock.now.plus(time);
    stage.look();
  }

  Retraining retraining(int number) {
    return records.retraining(ID, number).orElseThrow();
  }

  Promotion promotion(int number) {
    return records.promotion(ID, number).orElseThrow();
  }

  DatasetManifest dataset(int number) {
    return Json.read(
        store.find(ObjectLayout.datasetManifest(retraining(number).dataset())).orElseThrow(),
        DatasetManifest.class);
  }

  /** Ends the study of a retraining, with a generator of every class. */
  void complete(int number, StudyCompleted.Outcome outcome, Optional<Succession> succession) {
    Retraining of = retraining(number);
    for (ClassLabel label : project.classes()) {
      ExampleStudy example = new ExampleStudy(of.dataset(), 32, number);
      GeneratorSelected selected =
          new GeneratorSelected(
              of.study(),
              label,
              of.dataset(),
              Optional.of(example.batch(label, 3, List.of())),
              "the nearest",
              "the rule",
              List.of(),
              succession);
      store.put(ObjectLayout.selection(of.study(), label), Json.write(selected));
    }
    ObjectRef none = new ObjectRef("none", "0".repeat(64), 1);
    StudyCompleted completed =
        new StudyCompleted(
            of.study(),
            of.dataset(),
            outcome,
            Optional.of("said so"),
            Optional.of(none),
            Optional.of(none),
            List.of());
    store.put(ObjectLayout.completed(of.study()), Json.write(completed));
  }

  /** A clock that stands until it is moved. */
  static final class MovableClock extends Clock {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
