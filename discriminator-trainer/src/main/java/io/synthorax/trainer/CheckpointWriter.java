package io.synthorax.trainer;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.store.ObjectStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Publishes the generator of a moment: as ONNX, as safetensors, and as a picture of what it
 * synthesizes.
 */
final class CheckpointWriter {
  private static final int SAMPLES = 16;
  private static final int SAMPLES_OF_SEVERAL = 8;
  private static final ContactSheet SHEET = new ContactSheet(4, 2);

  private final ObjectStore store;
  private final TrainRequested request;
  private final String attempt;
  private final GrayPng.Origin origin;

  /** What a checkpoint is, for whoever finds it; several classes in the order of its inputs. */
  record Card(
      String study,
      String run,
      int epoch,
      long imagesShown,
      TrainingSpecification specification,
      String precision,
      List<ClassLabel> classes) {}

  CheckpointWriter(
      ObjectStore store, TrainRequested request, String attempt, GrayPng.Origin origin) {
    this.store = store;
    this.request = request;
    this.attempt = attempt;
    this.origin = origin;
  }

  Checkpoint write(AdversarialTraining game, int epoch) {
    Weights weights = game.generatorWeights();
    long shown = game.counters().imagesShown();
    Card card =
        new Card(
            request.study().value(),
            request.run().value(),
            epoch,
            shown,
            request.specification(),
            game.counters().precision().name(),
            request.labels());
    put(epoch, "card.json", Json.writeIndented(card));
    return new Checkpoint(
        epoch,
        shown,
        put(epoch, "generator.onnx", OnnxWriter.write(game.generatorNetwork(), weights)),
        put(epoch, "generator.safetensors", Safetensors.write(weights)),
        put(epoch, "samples.png", GrayPng.encode(samples(game), origin)));
  }

  /**
   * The same latents at every checkpoint, so that one sees each image become what it becomes; four
   * rows of a class, or two of each of several.
   */
  private GrayImage samples(AdversarialTraining game) {
    int ofClass = game.classes() == 1 ? SAMPLES : SAMPLES_OF_SEVERAL;
    return SHEET.of(
        IntStream.range(0, game.classes())
            .mapToObj(number -> images(game.samples(request.seed(), ofClass, number)))
            .flatMap(List::stream)
            .toList());
  }

  private List<GrayImage> images(byte... pixels) {
    int side = request.specification().resolution().pixels();
    int size = side * side;
    return IntStream.range(0, pixels.length / size)
        .mapToObj(
            i -> new GrayImage(side, side, Arrays.copyOfRange(pixels, i * size, (i + 1) * size)))
        .toList();
  }

  private ObjectRef put(int epoch, String file, byte[] content) {
    return store.put(
        ObjectLayout.checkpoint(request.study(), request.run(), epoch, attempt, file), content);
  }
}
