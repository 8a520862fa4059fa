package io.synthorax.console.study;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.console.study.StudyPlanning.Planned;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StudyPlanningTest {
  private static final ClassLabel UNASKED = new ClassLabel("Cardiomegaly");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();
  private final StudyPlanning planning = new StudyPlanning(store, published::add);
  private final DatasetManifest manifest = manifest();
  private final StudyRequest request = new ExampleStudy(manifest.id(), 32, 7).request();

  @BeforeEach
  void storeDataset() {
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
  }

  @Test
  void anExtractorThatNobodyBroughtIsRefused() {
    // Given an object of the store that is none
    ObjectRef manifestAsModel =
        store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    StudyRequest wanted = measuredBy(manifestAsModel);

    // When, Then
    assertThatThrownBy(() -> planning.start(wanted))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("there is no such extractor");
    assertThat(published).isEmpty();
  }

  @Test
  void anExtractorThatWasBroughtIsTaken() {
    // Given
    byte[] model = {1, 2, 3};
    String key = ObjectLayout.broughtExtractor(Json.sha256(model));

    // When
    Planned planned = planning.start(measuredBy(store.put(key, model)));

    // Then
    assertThat(planned.created()).isTrue();
  }

  private StudyRequest measuredBy(ObjectRef model) {
    var input = new ExtractorSpecification.Input(64, 1, List.of(0.5), List.of(0.5));
    var brought = new ExtractorSpecification.Brought("mine", model, Optional.empty(), input);
    return new StudyRequest(
        request.dataset(),
        request.classes(),
        request.training(),
        request.evaluation().with(List.of(brought)),
        request.utility(),
        request.budget(),
        request.seed(),
        request.generators(),
        request.startFrom());
  }

  @Test
  void asksForOneRunPerClass() {
    // Given, When
    Planned planned = planning.start(request);

    // Then
    assertThat(planned).isEqualTo(new Planned(request.study(), true));
    assertThat(published)
        .extracting(event -> ((TrainRequested) event).labels())
        .containsExactly(List.of(NORMAL), List.of(RARE));
    TrainRequested rare = (TrainRequested) published.get(1);
    assertThat(rare.run().value()).isEqualTo("Pneumothorax");
    assertThat(rare.ordinal()).isEqualTo(1);
    // BG fills 12 up to 40; GS adds 52 images, of which the rare class gets 40, the other 12.
    assertThat(rare.wantedImages()).isEqualTo(40);
    assertThat(((TrainRequested) published.get(0)).wantedImages()).isEqualTo(16);
    assertThat(rare.seed()).isNotEqualTo(((TrainRequested) published.get(0)).seed());
  }

  @Test
  void asksForARunOfAllClassesBesideThemForHalfOfTheTimeEach() {
    // Given
    StudyRequest both =
        new StudyRequest(
            request.dataset(),
            request.classes(),
            request.training(),
            request.evaluation(),
            request.utility(),
            request.budget(),
            request.seed(),
            Optional.of(Generators.BOTH),
            Optional.empty());

    // When
    planning.start(both);

    // Then
    assertThat(published)
        .extracting(event -> ((TrainRequested) event).budget().text())
        .containsExactly("5s", "5s", "10s");
    TrainRequested all = (TrainRequested) published.get(2);
    assertThat(all.run()).isEqualTo(RunId.ALL);
    assertThat(all.label()).isEmpty();
    assertThat(all.classes()).containsExactly(new RunClass(NORMAL, 16), new RunClass(RARE, 40));
  }

  @Test
  void startsFromTheGeneratorsThatAnEarlierStudySelected() {
    // Given
    ExampleStudy earlier = earlier(List.of(NORMAL, RARE));

    // When
    planning.start(after(earlier.id(), request.training(), Generators.EACH));

    // Then
    assertThat(published)
        .extracting(event -> ((TrainRequested) event).startFrom().orElseThrow())
        .containsExactly(
            earlier.checkpoint(NORMAL, 10).weights(), earlier.checkpoint(RARE, 10).weights());
  }

  @Test
  void refusesAnEarlierStudyThatHasNothingToStartFrom() {
    // Given
    StudyId earlier = earlier(List.of(NORMAL)).id();
    TrainingSpecification wider = TrainingSpecification.paper(request.training().resolution(), 0.5);

    // When, Then
    assertRefusedFor(
        "there is no study", after(new StudyId("s1"), request.training(), Generators.EACH));
    assertRefusedFor(
        "selected no generator for class Pneumothorax",
        after(earlier, request.training(), Generators.EACH));
    assertRefusedFor(
        "width 0.25, latent 128; asked for are", after(earlier, wider, Generators.EACH));
    assertRefusedFor(
        "no generator of all classes", after(earlier, request.training(), Generators.ALL));
    assertThat(published).isEmpty();
  }

  private void assertRefusedFor(String reason, StudyRequest asked) {
    assertThatThrownBy(() -> planning.start(asked))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining(reason);
  }

  /** Another study whose receipts name a generator for these classes. */
  private ExampleStudy earlier(List<ClassLabel> selected) {
    ExampleStudy earlier = new ExampleStudy(manifest.id(), 32, 3);
    store.put(ObjectLayout.request(earlier.id()), Json.write(earlier.request()));
    for (ClassLabel label : selected) {
      store.put(
          ObjectLayout.selection(earlier.id(), label),
          Json.write(earlier.selected(label, Optional.of(earlier.batch(label, 10, List.of())))));
    }
    return earlier;
  }

  private StudyRequest after(
      StudyId earlier, TrainingSpecification training, Generators generators) {
    return new StudyRequest(
        request.dataset(),
        request.classes(),
        training,
        request.evaluation(),
        request.utility(),
        request.budget(),
        request.seed(),
        Optional.of(generators),
        Optional.of(earlier));
  }

  @Test
  void takesTheSameRequestAsTheSameStudy() {
    // Given
    planning.start(request);
    List<Event> first = List.copyOf(published);
    published.clear();

    // When
    Planned again = planning.start(request);

    // Then
    assertThat(again).isEqualTo(new Planned(request.study(), false));
    assertThat(published).isEqualTo(first);
  }

  @Test
  void setsAPausedStudyGoingAgain() {
    // Given
    planning.start(request);
    StudyControl control = new StudyControl(store, Clock.systemUTC());
    control.pause(request.study());
    assertThat(control.controls(request.study()).paused()).isTrue();

    // When
    planning.start(request);

    // Then
    assertThat(control.controls(request.study()).paused()).isFalse();
  }

  @Test
  void finishesForGood() {
    // Given
    planning.start(request);
    StudyControl control = new StudyControl(store, Clock.systemUTC());

    // When
    control.finish(request.study());
    planning.start(request);

    // Then
    assertThat(control.controls(request.study()).finishing()).isTrue();
  }

  @Test
  void controlsOnlyStudiesThatExistAndHaveNotEnded() {
    // Given
    StudyControl control = new StudyControl(store, Clock.systemUTC());
    assertThatThrownBy(() -> control.pause(request.study())).isInstanceOf(NothingThere.class);
    planning.start(request);

    // When
    store.put(ObjectLayout.completed(request.study()), new byte[] {'{', '}'});

    // Then
    assertThatThrownBy(() -> control.pause(request.study())).isInstanceOf(StateConflict.class);
  }

  @Test
  void refusesAnUnknownDatasetAnotherResolutionAndAnAbsentClass() {
    // Given
    StudyRequest unknown = new ExampleStudy(new DatasetId("dx"), 32, 7).request();
    StudyRequest larger = new ExampleStudy(manifest.id(), 64, 7).request();
    StudyRequest absent =
        new StudyRequest(
            manifest.id(),
            List.of(NORMAL, new ClassLabel("Nodule")),
            request.training(),
            request.evaluation(),
            request.utility(),
            request.budget(),
            7,
            Optional.empty(),
            Optional.empty());

    // When, Then
    assertRefused(unknown, "dataset");
    assertRefused(larger, "training.resolution");
    assertRefused(absent, "classes");
    assertThat(published).isEmpty();
    assertThat(store.list("studies/")).isEmpty();
  }

  private void assertRefused(StudyRequest refused, String field) {
    assertThatThrownBy(() -> planning.start(refused))
        .isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.field()).contains(field));
  }

  private static DatasetManifest manifest() {
    var counts =
        new TreeMap<ClassLabel, ClassCount>(
            Map.of(
                NORMAL, new ClassCount(40, 40),
                RARE, new ClassCount(12, 12),
                UNASKED, new ClassCount(500, 400)));
    return new DatasetManifest(
        "example",
        32,
        true,
        true,
        "given",
        "",
        List.of(NORMAL, UNASKED, RARE),
        new TreeMap<>(
            Map.of(Part.TRAIN, new PartManifest(counts, List.of(), List.of(), List.of()))),
        new TreeMap<>());
  }
}
