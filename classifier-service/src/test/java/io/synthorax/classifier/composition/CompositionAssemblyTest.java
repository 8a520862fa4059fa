package io.synthorax.classifier.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.classifier.PhantomStudy;
import io.synthorax.classifier.Study;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Part;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.supervised.BatchSampler;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training images: Normal 24, Pleural_Effusion 10, Cardiomegaly 6. */
class CompositionAssemblyTest {
  @TempDir Path folder;
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private PhantomStudy phantoms;
  private Study study;
  private Map<ClassLabel, SynthesizedImages> synthesized;

  @BeforeEach
  void storeStudy() throws Exception {
    phantoms = PhantomStudy.store(store, folder, PhantomStudy.tiny(1, Composition.values()));
    study = phantoms.study();
    synthesized = new LinkedHashMap<>();
    read(phantoms.select(PhantomStudy.NORMAL, 50));
    read(phantoms.select(PhantomStudy.EFFUSION, 50));
    read(phantoms.select(PhantomStudy.CARDIOMEGALY, 50));
  }

  private void read(GeneratorSelected selection) {
    synthesized.put(
        selection.label(), SynthesizedImages.read(store, selection, PhantomStudy.RESOLUTION, 50));
  }

  private RealPart part(Part part) {
    return RealPart.read(store, phantoms.dataset(), phantoms.manifest(), study.classes(), part);
  }

  private TrainingSet assemble(Composition composition, long seed) {
    return new CompositionAssembly(
            study.classes(), part(Part.TRAIN), part(Part.TEST), synthesized, seed)
        .assemble(composition);
  }

  @Test
  void brSamplesEveryClassDownToTheRarest() {
    // When
    TrainingSet set = assemble(Composition.BR, 1);
    // Then
    assertThat(set.counts().values()).containsOnly(new Counts(6, 0, 0));
    assertThat(set.labels()).hasSize(18);
    assertThat(images(set)).hasSize(18);
  }

  @Test
  void bgFillsEveryClassUpToTheLargest() {
    // When
    TrainingSet set = assemble(Composition.BG, 1);
    // Then
    assertThat(set.counts().values())
        .containsExactly(new Counts(24, 0, 0), new Counts(10, 0, 14), new Counts(6, 0, 18));
  }

  @Test
  void irIsEveryRealTrainingImageOnceWithItsOwnLabel() {
    // Given
    RealPart real = part(Part.TRAIN);
    // When
    TrainingSet set = assemble(Composition.IR, 1);
    // Then
    assertThat(images(set)).isEqualTo(images(real)).hasSize(40);
    assertThat(Arrays.stream(set.labels()).filter(label -> label == 0)).hasSize(24);
    for (int i = 0; i < set.count(); i++) {
      assertThat(labelOf(image(set, i), real)).isEqualTo(set.labels()[i]);
    }
  }

  @Test
  void gsAndRsAreTwiceAsLargeAndEqualPerClass() {
    // When
    TrainingSet gs = assemble(Composition.GS, 1);
    TrainingSet rs = assemble(Composition.RS, 1);
    // Then
    assertThat(gs.count()).isEqualTo(80);
    assertThat(rs.labels()).isEqualTo(gs.labels());
    assertThat(gs.counts().values()).allSatisfy(c -> assertThat(c.transformed()).isZero());
    assertThat(rs.counts().values()).allSatisfy(c -> assertThat(c.synthesized()).isZero());
  }

  @Test
  void synthesizedImagesAreTheBatchsFirstInTheirOrder() {
    // When
    TrainingSet set = assemble(Composition.BG, 1);
    // Then
    int effusionSynthesized = 24 + 10;
    for (int i = 0; i < 14; i++) {
      assertThat(image(set, effusionSynthesized + i).get(0)).isEqualTo((byte) (i + 1));
    }
  }

  @Test
  void aClassWithoutAGeneratorKeepsItsRealImagesAndAShortBatchGivesWhatItHas() throws Exception {
    // Given
    read(phantoms.selectNone(PhantomStudy.CARDIOMEGALY));
    read(phantoms.select(PhantomStudy.EFFUSION, 5));
    // When
    TrainingSet set = assemble(Composition.BG, 1);
    // Then
    assertThat(set.counts().values())
        .containsExactly(new Counts(24, 0, 0), new Counts(10, 0, 5), new Counts(6, 0, 0));
  }

  @Test
  void noImageOfAnotherPartIsEverInATrainingSet() {
    // Given
    Set<List<Byte>> others = new HashSet<>(images(part(Part.TEST)));
    others.addAll(images(part(Part.VALIDATION)));
    for (Composition composition : Composition.values()) {
      // When
      TrainingSet set = assemble(composition, 1);
      // Then
      assertThat(images(set)).doesNotContainAnyElementsOf(others);
    }
  }

  @Test
  void refusesToTrainOnTestImages() {
    // Given
    RealPart test = part(Part.TEST);
    // When, then
    assertThatThrownBy(() -> new CompositionAssembly(study.classes(), test, test, synthesized, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repeatedSetsShowEveryRealImageOnceBeforeOneAgain() {
    // When
    TrainingSet duplicated = assemble(Composition.IR_DUP, 1);
    TrainingSet oversampled = assemble(Composition.IR_OS, 1);
    // Then
    assertThat(duplicated.labels()).isEqualTo(assemble(Composition.GS, 1).labels());
    assertThat(images(duplicated)).isEqualTo(images(part(Part.TRAIN)));
    assertThat(oversampled.counts().values()).containsOnly(new Counts(24, 0, 0));
    assertThat(times(oversampled)).containsOnly(1L, 2L, 3L, 4L);
    assertThat(times(oversampled).stream().mapToLong(n -> n).max()).hasValue(4);
  }

  @Test
  void synthesizedOnlyHasNoRealImage() {
    // When
    TrainingSet set = assemble(Composition.SO, 1);
    // Then
    assertThat(images(set)).doesNotContainAnyElementsOf(images(part(Part.TRAIN)));
    assertThat(set.counts().values())
        .containsExactly(new Counts(0, 0, 24), new Counts(0, 0, 10), new Counts(0, 0, 6));
  }

  @Test
  void shuffledLabelsAreThoseOfGsAndSayNothingAboutTheImages() {
    // Given
    int[] shown = {24, 10, 6}; // each class begins again with the gray level 1
    // When
    TrainingSet gs = assemble(Composition.GS, 1);
    TrainingSet shuffled = assemble(Composition.GS_SHUFFLED, 1);
    // Then
    assertThat(shuffled.counts()).isEqualTo(gs.counts());
    assertThat(Arrays.stream(shuffled.labels()).sorted().toArray())
        .isEqualTo(Arrays.stream(gs.labels()).sorted().toArray());
    RealPart real = part(Part.TRAIN);
    var synthesizedLevels = new ArrayList<Integer>();
    for (int i = 0; i < shuffled.count(); i++) {
      int own = labelOf(image(shuffled, i), real);
      if (own >= 0) {
        assertThat(shuffled.labels()[i]).isEqualTo(own);
      } else {
        synthesizedLevels.add((int) image(shuffled, i).get(0));
      }
    }
    var expected = new ArrayList<Integer>();
    for (int count : shown) {
      IntStream.rangeClosed(1, count).forEach(expected::add);
    }
    assertThat(synthesizedLevels).isEqualTo(expected);
  }

  @Test
  void pretrainingShowsSynthesizedImagesInTheFirstHalfOfTheStepsAndRealOnesInTheSecond() {
    // Given
    TrainingSet set = assemble(Composition.SP, 1);
    Set<List<Byte>> real = images(part(Part.TRAIN));
    // When
    BatchSampler order = set.order(10, 8, 3);
    // Then
    for (int step = 0; step < 10; step++) {
      boolean later = step >= 5;
      for (int image : order.images(step)) {
        assertThat(real.contains(image(set, image))).isEqualTo(later);
      }
    }
  }

  @Test
  void bothAddsTransformedAndSynthesizedImages() {
    // When
    TrainingSet set = assemble(Composition.RS_GS, 1);
    // Then
    assertThat(set.count()).isEqualTo(120);
    assertThat(set.counts().values())
        .allSatisfy(counts -> assertThat(counts.transformed()).isEqualTo(counts.synthesized()));
  }

  private static Collection<Long> times(TrainingSet set) {
    return inOrder(set).stream()
        .collect(Collectors.groupingBy(image -> image, Collectors.counting()))
        .values();
  }

  @Test
  void theSeedDecidesAndNothingElse() {
    // When
    TrainingSet first = assemble(Composition.RS, 1);
    TrainingSet again = assemble(Composition.RS, 1);
    TrainingSet other = assemble(Composition.RS, 2);
    // Then
    assertThat(inOrder(again)).isEqualTo(inOrder(first));
    assertThat(inOrder(other)).isNotEqualTo(inOrder(first));
    assertThat(images(assemble(Composition.BR, 2)))
        .isNotEqualTo(images(assemble(Composition.BR, 1)));
  }

  private static int labelOf(List<Byte> image, RealPart real) {
    for (int i = 0; i < real.count(); i++) {
      if (image(real, i).equals(image)) {
        return real.labels()[i];
      }
    }
    return -1;
  }

  private static Set<List<Byte>> images(ImageSource source) {
    return new HashSet<>(inOrder(source));
  }

  private static List<List<Byte>> inOrder(ImageSource source) {
    var images = new ArrayList<List<Byte>>();
    for (int i = 0; i < source.count(); i++) {
      images.add(image(source, i));
    }
    return images;
  }

  private static List<Byte> image(ImageSource source, int index) {
    byte[] pixels = new byte[source.resolution() * source.resolution()];
    source.copy(index, pixels, 0);
    var values = new ArrayList<Byte>();
    for (byte pixel : pixels) {
      values.add(pixel);
    }
    return values;
  }
}
