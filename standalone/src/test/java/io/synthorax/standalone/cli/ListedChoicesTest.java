package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.Composition;
import org.junit.jupiter.api.Test;

class ListedChoicesTest {
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
}
