package io.synthorax.classifier.composition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.classifier.PhantomDataset.Flaw;
import io.synthorax.classifier.PhantomStudy;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Part;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would make a test worthless is found when a training set is put together. */
class SeparationTest {
  @TempDir Path folder;
  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @ParameterizedTest
  @CsvSource({
    "PATIENT_TRAINED_ON, 1 patients of the test part have images in the training part",
    "IMAGE_TRAINED_ON, 1 training images lie in the test part too",
    "IMAGE_SYNTHESIZED, 1 synthesized images lie in the test part"
  })
  void refusesATestPartThatIsNotSeparate(Flaw flaw, String reason) throws Exception {
    // Given
    PhantomStudy study = study(flaw);
    // When, then
    assertThatThrownBy(() -> assemble(study))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("worth nothing");
  }

  @Test
  void takesOneThatIs() throws Exception {
    // Given
    PhantomStudy study = study(Flaw.NONE);
    // When, then
    assertThatCode(() -> assemble(study)).doesNotThrowAnyException();
  }

  private PhantomStudy study(Flaw flaw) throws Exception {
    return PhantomStudy.store(store, folder, PhantomStudy.tiny(1, Composition.GS), flaw);
  }

  private TrainingSet assemble(PhantomStudy study) throws Exception {
    GeneratorSelected selection = study.select(PhantomStudy.EFFUSION, 20);
    var synthesized = SynthesizedImages.read(store, selection, PhantomStudy.RESOLUTION, 20);
    return new CompositionAssembly(
            study.study().classes(),
            part(study, Part.TRAIN),
            part(study, Part.TEST),
            Map.of(PhantomStudy.EFFUSION, synthesized),
            1)
        .assemble(Composition.IR);
  }

  private RealPart part(PhantomStudy study, Part part) {
    return RealPart.read(store, study.dataset(), study.manifest(), study.study().classes(), part);
  }
}
