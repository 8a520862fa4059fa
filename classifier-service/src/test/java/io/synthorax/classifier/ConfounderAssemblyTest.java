package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.classifier.ConfounderAssembly.Outputs;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.report.ConfounderReport;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cardiomegaly is always AP; half of the images of the other classes are. */
class ConfounderAssemblyTest {
  @TempDir Path folder;

  @Test
  void aClassifierThatReadsTheViewAloneIsWorthNothingAmongImagesOfTheSameView() throws Exception {
    // Given
    var store = new InMemoryObjectStore();
    var utility = PhantomStudy.tiny(1, Composition.IR);
    Study study = PhantomStudy.store(store, folder, utility).study();
    RealPart train = part(store, study, Part.TRAIN);
    RealPart test = part(store, study, Part.TEST);
    var scores = new UtilityScores(study.classes(), test, 1);
    float[] view = new ConfounderModel(train, 0, 2, 3).probabilities(test);
    var outputs = new Outputs(Composition.IR, "view", List.of(scores.result(view)));
    // When
    ConfounderReport report =
        new ConfounderAssembly(store, study, test, scores).of(List.of(outputs)).get(0);
    // Then
    assertThat(report.name()).isEqualTo("view");
    assertThat(value(report.alone(), "auroc-alone-test")).isCloseTo(0.75, within(1e-9));
    assertThat(value(report.sets().get(0).same(), "auroc-same-test")).isEqualTo(0.5);
    assertThat(value(report.sets().get(0).strata().get(0), "auroc-test")).isEqualTo(0.5);
    Figure ofPa = figure(report.sets().get(0).strata().get(1), "auroc-test");
    assertThat(ofPa.value()).as("no image of the class is PA").isEmpty();
    assertThat(ofPa.unavailable()).isPresent();
    var ap = report.strata().get(0);
    assertThat(ap.train().get(PhantomStudy.NORMAL).images()).isEqualTo(12);
    assertThat(ap.test().get(PhantomStudy.CARDIOMEGALY).images()).isEqualTo(8);
    assertThat(ap.test().get(PhantomStudy.CARDIOMEGALY).patients()).isEqualTo(4);
  }

  private static RealPart part(InMemoryObjectStore store, Study study, Part part) {
    return RealPart.read(store, study.request().dataset(), study.manifest(), study.classes(), part);
  }

  private static double value(List<Figure> figures, String name) {
    return figure(figures, name).value().orElseThrow();
  }

  private static Figure figure(List<Figure> figures, String name) {
    Optional<ClassLabel> about = Optional.of(PhantomStudy.CARDIOMEGALY);
    return figures.stream()
        .filter(one -> one.name().equals(name) && one.label().equals(about))
        .findFirst()
        .orElseThrow();
  }
}
