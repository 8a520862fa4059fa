package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aStudyComparesThePapersSetsAndTheRepeatedOneUnlessToldOtherwise() {
    assertThat(StudyDefaults.of(true).utility().compositions())
        .isEqualTo(StudyDefaults.of(false).utility().compositions())
        .containsAll(Composition.PAPER)
        .contains(Composition.IR_DUP)
        .hasSize(6);
  }
}
