package io.synthorax.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @Test
  void thePapersNetworksHaveThePapersSize() {
    // Given the paper's resolution
    int resolution = 256;

    // When
    Network generator = Dcgan.generator(resolution, 128, 1);
    Network discriminator = Dcgan.discriminator(resolution, 1);

    // Then
    assertThat(generator.parameterCount() / 1e5).isBetween(132.5, 133.5);
    assertThat(discriminator.parameterCount() / 1e5).isBetween(111.5, 112.5);
  }

  @Test
  void atSixtyFourItIsTheWidelyKnownDcgan() {
    // When
    Network generator = Dcgan.generator(64, 128, 1);

    // Then
    List<Integer> channels =
        generator.parameters().stream()
            .filter(p -> p.name().endsWith("running_mean"))
            .map(Parameter::size)
            .toList();
    assertThat(channels).containsExactly(512, 256, 128, 64);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 512})
  void everyResolutionFits(int resolution) {
    // When
    Network generator = Dcgan.generator(resolution, 128, 0.25);
    Network discriminator = Dcgan.discriminator(resolution, 0.25);

    // Then
    assertThat(generator.output()).isEqualTo(new Extent(1, resolution, resolution));
    assertThat(discriminator.input()).isEqualTo(generator.output());
    assertThat(discriminator.output()).isEqualTo(Extent.vector(1));
  }

  @Test
  void theLatentSpaceShrinksWithTheInput() {
    // When
    Extent paper = ConvolutionalAutoencoder.encoder(256).output();
    Extent small = ConvolutionalAutoencoder.encoder(64).output();

    // Then
    assertThat(paper).isEqualTo(new Extent(8, 16, 16));
    assertThat(small).isEqualTo(new Extent(8, 4, 4));
    assertThat(ConvolutionalAutoencoder.whole(64).output()).isEqualTo(new Extent(1, 64, 64));
  }

  @Test
  void anEncoderIsTheFirstPartOfItsAutoencoder() {
    // When
    List<Parameter> encoder = ConvolutionalAutoencoder.encoder(64).parameters();

    // Then
    assertThat(ConvolutionalAutoencoder.whole(64).parameters()).containsAll(encoder);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128})
  void theResidualNetworkHasEighteenLayersAtEverySize(int resolution) {
    // When
    Network network = ResNet18.narrow(resolution, 5, 8);

    // Then: 17 convolutions and the dense layer; three 1 x 1 shortcuts are not counted
    long kernels =
        network.parameters().stream()
            .filter(p -> p.shape().size() > 1)
            .filter(p -> !p.name().contains("shortcut"))
            .count();
    assertThat(kernels).isEqualTo(18);
    assertThat(ResNet18.pooled(resolution, 8).output()).isEqualTo(Extent.vector(64));
  }

  /**
   * The counts of torchvision 0.20 (Inception-v4: timm 1.0) with 1000 classes, less those of the
   * two input channels that gray images do not have.
   */
  @ParameterizedTest
  @CsvSource({
    "alexnet, 224, 61100840, 11, 64",
    "googlenet, 224, 6624904, 7, 64",
    "vgg19, 224, 143667240, 3, 64",
    "inceptionv4, 299, 42679816, 3, 32",
    "resnet50, 224, 25557032, 7, 64",
    "resnet18, 224, 11689512, 7, 64",
  })
  void aFullSizeClassifierHasThePublishedNumberOfParameters(
      String model, int resolution, long published, int kernel, int channels) {
    // When
    Network network =
        ClassifierNetworks.of(new Classifier(ClassifierModel.of(model), 64), resolution, 1000);

    // Then
    assertThat(network.parameterCount()).isEqualTo(published - 2L * kernel * kernel * channels);
  }

  @ParameterizedTest
  @EnumSource(ClassifierModel.class)
  void atEveryResolutionAClassifierKeepsItsLayersAndOnlySizesDiffer(ClassifierModel model) {
    // Given
    Classifier narrow = new Classifier(model, 4);
    long kernels = kernels(ClassifierNetworks.of(narrow, 256, 5));

    for (int resolution : new int[] {32, 64, 128, 512}) {
      // When
      Network network = ClassifierNetworks.of(narrow, resolution, 5);

      // Then
      assertThat(network.output()).isEqualTo(Extent.vector(5));
      assertThat(kernels(network)).isEqualTo(kernels);
    }
  }

  private static long kernels(Network network) {
    return network.parameters().stream().filter(p -> p.shape().size() > 1).count();
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () ->
                new Network(
                    "broken", new Extent(1, 8, 8), Initialization.HE, List.of(new Dense(3, true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vector");
    assertThatThrownBy(() -> Dcgan.generator(48, 128, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
