package io.synthorax.classifier;

import io.synthorax.classifier.composition.SynthesizedImages;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.platform.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The synthesized images of a study's selections, class after class in the study's order. */
record SelectedBatches(Study study, Map<ClassLabel, GeneratorSelected> selections) {

  /** Of each class as many as any composition of the study may ask for. */
  Map<ClassLabel, SynthesizedImages> used(ObjectStore store) {
    var used = new LinkedHashMap<ClassLabel, SynthesizedImages>();
    selections.forEach((label, selection) -> used.put(label, read(store, selection, most(label))));
    return used;
  }

  /** Of each class those that were scored, in one row. */
  ImageSource scored(ObjectStore store) {
    return new Row(
        study.manifest().resolution(),
        study.classes().stream()
            .map(label -> read(store, selections.get(label), scoredOf(label)))
            .toList());
  }

  /** The class that each scored image was synthesized for, [images]. */
  int[] scoredLabels() {
    return IntStream.range(0, study.classes().size())
        .flatMap(
            label -> IntStream.generate(() -> label).limit(scoredOf(study.classes().get(label))))
        .toArray();
  }

  private int scoredOf(ClassLabel label) {
    int there = selections.get(label).batch().map(BatchSynthesized::count).orElse(0);
    return Math.min(there, study.request().evaluation().scoredImages());
  }

  private int most(ClassLabel label) {
    return Composition.mostSynthesized(
        study.request().utility().compositions(), study.trainingImages(), label);
  }

  private SynthesizedImages read(ObjectStore store, GeneratorSelected selection, int wanted) {
    return SynthesizedImages.read(store, selection, study.manifest().resolution(), wanted);
  }

  /** Sources one after the other. */
  private record Row(int resolution, List<SynthesizedImages> sources) implements ImageSource {
    @Override
    public int count() {
      return sources.stream().mapToInt(ImageSource::count).sum();
    }

    @Override
    public void copy(int image, byte[] target, int offset) {
      int within = image;
      for (ImageSource source : sources) {
        if (within < source.count()) {
          source.copy(within, target, offset);
          return;
        }
        within -= source.count();
      }
      throw new IndexOutOfBoundsException(image);
    }
  }
}
