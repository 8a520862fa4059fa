package io.synthorax.evaluator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.Input;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Takes in extractors that users bring: tries before anything is trained that they give feature
 * vectors, and keeps each under its own hash, so that a study's can never change.
 */
final class BroughtStage {
  private static final double TOLERANCE = 1e-3;

  private final ObjectStore store;
  private final int threads;

  /**
   * @param threads 0 lets ONNX Runtime choose
   */
  BroughtStage(ObjectStore store, int threads) {
    this.store = store;
    this.threads = threads;
  }

  /**
   * What a user says of a model.
   *
   * @param resolution of the images of the study to come
   */
  record Declaration(String name, Optional<String> output, Input input, int resolution) {}

  /** What a request has to name; a {@link ContractViolation} says why the model is of no use. */
  Brought keep(InputStream content, Declaration declaration) {
    byte[] onnx = read(content);
    String sha256 = Json.sha256(onnx);
    ObjectRef model = new ObjectRef(ObjectLayout.broughtExtractor(sha256), sha256, onnx.length);
    Brought brought =
        new Brought(declaration.name(), model, declaration.output(), declaration.input());
    try (FeatureNetwork network =
        OnnxFeatureNetwork.open(brought, onnx, declaration.resolution(), threads)) {
      tryOut(network, declaration.resolution());
    }
    store.putIfAbsent(model.key(), onnx);
    return brought;
  }

  private static byte[] read(InputStream content) {
    try {
      byte[] onnx = content.readNBytes((int) Brought.LARGEST_BYTES + 1);
      if (onnx.length > Brought.LARGEST_BYTES) {
        throw new ContractViolation(
            "the file has more than the %d bytes that are allowed"
                .formatted(Brought.LARGEST_BYTES));
      }
      return onnx;
    } catch (IOException e) {
      throw new UncheckedIOException("the model could not be read", e);
    }
  }

  /** Two images, then the second one alone. */
  private static void tryOut(FeatureNetwork network, int resolution) {
    byte[] both = images(resolution);
    int size = resolution * resolution;
    Features features = network.features(both);
    Features second = network.features(Arrays.copyOfRange(both, size, 2 * size));
    if (Arrays.equals(features.row(0), features.row(1))) {
      throw new ContractViolation("two different images have the same features");
    }
    for (int at = 0; at < second.dimensions(); at++) {
      double alone = second.at(0, at);
      if (Math.abs(alone - features.at(1, at)) > TOLERANCE * (1 + Math.abs(alone))) {
        throw new ContractViolation(
            "the features of an image depend on the images that it is computed with: was the model"
                + " exported in its training mode?");
      }
    }
  }

  /** A ramp, and noise. */
  private static byte[] images(int resolution) {
    SplittableRandom random = new SplittableRandom(1);
    int size = resolution * resolution;
    byte[] images = new byte[2 * size];
    for (int at = 0; at < size; at++) {
      images[at] = (byte) (at % resolution * 255 / resolution);
      images[size + at] = (byte) random.nextInt(256);
    }
    return images;
  }
}
