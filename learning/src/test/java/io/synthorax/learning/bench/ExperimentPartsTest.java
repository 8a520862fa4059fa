package io.synthorax.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.images.ImageSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentPartsTest {
  private static final TrainingSpecification PAPER =
      TrainingSpecification.paper(new Resolution(32), 0.125);

  @TempDir Path folder;

  @Test
  void aVariantSaysWhatDiffersFromThePaper() {
    TrainingSpecification variant =
        new Variant("batch=16,noise=0.1,augment=CUTOUT+CONTRAST,average=500,loss=HINGE").of(PAPER);

    assertThat(new Variant("paper").of(PAPER)).isEqualTo(PAPER);
    assertThat(variant.batchSize()).isEqualTo(16);
    assertThat(variant.instanceNoise()).isEqualTo(0.1);
    assertThat(variant.stabilization().augmentation())
        .containsExactly(Augmentation.CONTRAST, Augmentation.CUTOUT);
    assertThat(variant.stabilization().averageHalfLife()).isEqualTo(500);
    assertThat(variant.stabilization().loss()).isEqualTo(AdversarialLoss.HINGE);
    assertThatThrownBy(() -> new Variant("size=3").of(PAPER))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("size");
  }

  @Test
  void grainIsTheMeanDifferenceFromTheNeighborhood() {
    // Given a board of 0 and 90 whose 3 x 3 means are 40 and 50
    byte[] board = new byte[16];
    for (int i = 0; i < 16; i++) {
      board[i] = (byte) ((i / 4 + i % 4) % 2 == 0 ? 90 : 0);
    }

    assertThat(Grain.of(ImageSource.of(board, 4))).isCloseTo(40, within(1e-9));
    assertThat(Grain.of(ImageSource.of(new byte[32], 4))).isZero();
  }

  @Test
  void imagesAreReadBackAndAveragedDown() throws Exception {
    // Given one image of 4 x 4: quarters of 10, 20, 30 and 40
    byte[] pixels = new byte[16];
    for (int i = 0; i < 16; i++) {
      pixels[i] = (byte) (10 * (1 + i % 4 / 2 + i / 8 * 2));
    }
    // A sheet of eight: reading wants squares, so eight rows of eight
    byte[] sheet = new byte[64 * 16];
    for (int i = 0; i < 64; i++) {
      System.arraycopy(pixels, 0, sheet, i * 16, 16);
    }
    SampleSheet.write(sheet, 4, folder.resolve("sheet.png"));

    // When
    ImageSource images = ImageFolder.read(List.of(folder), 16);

    // Then
    byte[] read = new byte[256];
    images.copy(0, read, 0);
    assertThat(images.count()).isEqualTo(1);
    assertThat(read).startsWith(10, 20, 10, 20).endsWith(30, 40, 30, 40);
  }
}
