package io.synthorax.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.contracts.Augmentation;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.torch.Precision;
import java.nio.file.Path;
import java.util.Arrays;
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
        new Variant("batch=16,noise=0.1,rate=1e-3,augment=CUTOUT+CONTRAST,average=500,loss=HINGE")
            .of(PAPER);

    assertThat(new Variant("paper").of(PAPER)).isEqualTo(PAPER);
    assertThat(variant.batchSize()).isEqualTo(16);
    assertThat(variant.instanceNoise()).isEqualTo(0.1);
    assertThat(variant.learningRate()).isEqualTo(1e-3);
    assertThat(new Variant("generators=ALL").generators()).isEqualTo(Generators.ALL);
    assertThat(new Variant("noise=0,precision=FLOAT32").precision()).hasValue(Precision.FLOAT32);
    assertThat(new Variant("paper").precision()).isEmpty();
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
  void orientationsAreThoseOfTheEdgesWhateverTheExposure() {
    // Given columns that brighten from left to right, in the middle of an image of 16 x 16, twice
    byte[] pixels = new byte[512];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) (8 * (i % 16));
      pixels[256 + i] = (byte) (100 + 8 * (i % 16));
    }

    // When
    Features features = new OrientationHistograms().of(ImageSource.of(pixels, 16));

    // Then: in each cell of 2 x 2 all is in the first of eight bins, but for what a flat cell lacks
    float[] row = features.row(0);
    int inner = (3 * 8 + 3) * 8;
    assertThat(features.dimensions()).isEqualTo(512);
    assertThat(row[inner]).isCloseTo((float) Math.sqrt(64.0 / 80), within(1e-6f));
    assertThat(Arrays.copyOfRange(row, inner + 1, inner + 8)).containsOnly(0);
    assertThat(features.row(1)).isEqualTo(row);
  }

  @Test
  void coarsePixelsAreMeans() {
    // Given 32 x 32 pixels, 0 but for one
    byte[] pixels = new byte[1024];
    pixels[33] = (byte) 255;

    // When
    Features features = new CoarsePixels().of(ImageSource.of(pixels, 32));

    // Then
    assertThat(features.dimensions()).isEqualTo(256);
    assertThat(features.at(0, 0)).isCloseTo(-0.5f, within(1e-6f));
    assertThat(features.at(0, 1)).isCloseTo(-1, within(1e-6f));
  }

  @Test
  void labelsAreJudgedByPairs() {
    assertThat(Referee.auroc(new double[] {0.9, 0.4}, new double[] {0.5, 0.4, 0.1}))
        .isCloseTo(4.5 / 6, within(1e-12));
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
