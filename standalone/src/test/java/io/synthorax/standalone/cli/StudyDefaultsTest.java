package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import org.junit.jupiter.api.Test;

class StudyDefaultsTest {
  private static final Resolution SMALL = new Resolution(64);

  @Test
  void thePapersRecipeHasNothingButTheWidthThatTheBudgetCanTrain() {
    TrainingSpecification paper =
        StudyDefaults.training(Recipe.PAPER, SMALL, null, Budget.parse("3m"));

    assertThat(paper).isEqualTo(TrainingSpecification.paper(SMALL, 0.25));
    assertThat(paper.batchSize()).isEqualTo(64);
    assertThat(paper.instanceNoise()).isZero();
    assertThat(paper.stabilization()).isEqualTo(Stabilization.NONE);
  }

  @Test
  void theDefaultSteadiesTheGame() {
    TrainingSpecification steady =
        StudyDefaults.training(Recipe.DEFAULT, SMALL, 0.25, Budget.parse("3m"));

    assertThat(steady.width()).isEqualTo(0.25);
    assertThat(steady.learningRate()).isEqualTo(4e-4);
    assertThat(steady.stabilization().averageHalfLife()).isPositive();
    assertThat(steady.stabilization().augmentation())
        .containsExactly(Augmentation.TRANSLATION, Augmentation.CUTOUT);
  }

  @Test
  void aWideNetworkKeepsThePapersBatchAndRate() {
    TrainingSpecification wide =
        StudyDefaults.training(Recipe.DEFAULT, SMALL, 1.0, Budget.parse("3m"));

    assertThat(wide.batchSize()).isEqualTo(64);
    assertThat(wide.learningRate()).isEqualTo(2e-4);
  }

  @Test
  void classesShareAGeneratorUnlessThePapersRecipeIsAskedFor() {
    assertThat(StudyDefaults.generators(Recipe.DEFAULT)).isEqualTo(Generators.ALL);
    assertThat(StudyDefaults.generators(Recipe.PAPER)).isEqualTo(Generators.EACH);
  }

  @Test
  void augmentationsAreReadByName() {
    assertThat(Augmentations.parse("none").chosen()).isEmpty();
    assertThat(Augmentations.parse("cutout, contrast").chosen())
        .containsExactly(Augmentation.CONTRAST, Augmentation.CUTOUT);
  }

  @Test
  void compositionsAreReadByCodeOrAsAGroup() {
    assertThat(Compositions.parse("paper").chosen()).isEqualTo(Composition.PAPER);
    assertThat(Compositions.parse("all").chosen()).isEqualTo(Composition.KINDS);
    assertThat(Compositions.parse("sweep").chosen()).isEqualTo(Composition.SWEEP);
    assertThat(Compositions.parse("IR,GS@25").chosen())
        .containsExactly(Composition.IR, Composition.GS_25);
    assertThat(Compositions.parse("GS, RS+GS,IR-DUP").chosen())
        .containsExactly(Composition.GS, Composition.RS_GS, Composition.IR_DUP);
  }

  @Test
  void aStudyComparesThePapersSetsAndTheRepeatedOneUnlessToldOtherwise() {
    assertThat(StudyDefaults.of(true).utility().compositions())
        .isEqualTo(StudyDefaults.of(false).utility().compositions())
        .containsAll(Composition.PAPER)
        .contains(Composition.IR_DUP)
        .hasSize(6);
  }
}
