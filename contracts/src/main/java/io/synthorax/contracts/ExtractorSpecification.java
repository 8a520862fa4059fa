package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.synthorax.contracts.ExtractorSpecification.Autoencoder;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.ResNet;
import java.util.List;
import java.util.Optional;

/** A network that turns images into feature vectors, in which synthesized images are measured. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Autoencoder.class, name = "autoencoder"),
  @JsonSubTypes.Type(value = ResNet.class, name = "resnet"),
  @JsonSubTypes.Type(value = Brought.class, name = "onnx")
})
public sealed interface ExtractorSpecification {
  /** Fewest places of the latent maps that {@link Latent#MAP_MEAN} is taken from. */
  int FEWEST_PLACES = 64;

  /** Pixels per place of the latent maps, in each direction. */
  int PIXELS_PER_PLACE = 16;

  /** As it stands in the names of figures: letters and digits. */
  String name();

  /** The paper's two: its autoencoder, flattened, and a ResNet on the real training images. */
  static List<ExtractorSpecification> standard() {
    return List.of(new Autoencoder(Latent.FLATTEN), new ResNet());
  }

  /** How a feature vector is taken from the autoencoder's latent maps. */
  enum Latent {
    /** All values. */
    FLATTEN,
    /** The maps averaged, one value for each place; at least 64 of these: from 128 x 128 on. */
    MAP_MEAN
  }

  /** The latent space of the paper's autoencoder, trained on the real training images. */
  record Autoencoder(Latent features) implements ExtractorSpecification {
    public Autoencoder {
      Require.that(features != null, "extractor.features", "FLATTEN or MAP_MEAN", null);
    }

    @Override
    public String name() {
      return features == Latent.FLATTEN ? "autoencoder" : "autoencodermean";
    }

    /** Whether there are places enough at a resolution. */
    public boolean fits(Resolution resolution) {
      int across = resolution.pixels() / PIXELS_PER_PLACE;
      return features == Latent.FLATTEN || across * across >= FEWEST_PLACES;
    }
  }

  /** The pooled last layer of a ResNet that tells the classes of the training images apart. */
  record ResNet() implements ExtractorSpecification {
    @Override
    public String name() {
      return "resnet";
    }
  }

  /**
   * An ONNX model that the user brings.
   *
   * @param model as it was brought
   * @param output the value that is the feature vector; absent if the model has only one output
   */
  record Brought(String name, ObjectRef model, Optional<String> output, Input input)
      implements ExtractorSpecification {
    /** Of a model's file, at most. */
    public static final long LARGEST_BYTES = 128L << 20;

    private static final String NAME = "[a-z][a-z0-9]{0,23}";

    public Brought {
      Require.that(
          name != null && name.matches(NAME),
          "extractor.name",
          "1 to 24 lower-case letters and digits, a letter first",
          name);
      Require.that(
          !List.of("autoencoder", "autoencodermean", "resnet", "pixels").contains(name),
          "extractor.name",
          "a name that is not taken",
          name);
      Require.that(model != null, "extractor.model", "the reference of a stored model", null);
      Require.that(input != null, "extractor.input", "size, channels, mean and deviation", null);
    }
  }

  /**
   * What a brought model wants to see: an image of (channels, size, size), each channel the gray
   * value g in [0, 1] as (g - mean) / deviation.
   *
   * @param mean one for each channel
   * @param deviation one for each channel
   */
  record Input(int size, int channels, List<Double> mean, List<Double> deviation) {
    private static final int LARGEST = 2048;

    public Input {
      Require.that(size >= 8 && size <= LARGEST, "extractor.input.size", "8 to 2048", size);
      Require.that(
          channels == 1 || channels == 3, "extractor.input.channels", "1 (gray) or 3", channels);
      mean = mean == null ? List.of() : List.copyOf(mean);
      deviation = deviation == null ? List.of() : List.copyOf(deviation);
      Require.that(
          mean.size() == channels && mean.stream().allMatch(Double::isFinite),
          "extractor.input.mean",
          channels + " finite numbers",
          mean);
      Require.that(
          deviation.size() == channels
              && deviation.stream().allMatch(d -> Double.isFinite(d) && d > 0),
          "extractor.input.deviation",
          channels + " positive numbers",
          deviation);
    }
  }
}
