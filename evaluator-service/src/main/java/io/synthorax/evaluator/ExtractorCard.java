package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an extractor is and where it lies: the receipt of its training.
 *
 * @param trainedOn different training images
 * @param dimensions values of a feature vector
 * @param trainingError mean squared error per pixel of reconstructed training images, in network
 *     values from -1 to 1
 * @param validationError the same on images of validation patients
 * @param model the encoder, ONNX
 * @param reconstructions pairs of image and reconstruction, PNG
 * @param features of the real images of each part, float32 [n, dimensions], class after class
 * @param counts rows of each class in {@code features}
 * @param failure why there is no extractor, if there is none
 */
record ExtractorCard(
    ExtractorProtocol protocol,
    int trainedOn,
    int dimensions,
    OptionalDouble trainingError,
    OptionalDouble validationError,
    double trainingSeconds,
    Optional<ObjectRef> model,
    Optional<ObjectRef> reconstructions,
    SortedMap<Part, ObjectRef> features,
    SortedMap<Part, Map<ClassLabel, Integer>> counts,
    Optional<String> failure) {

  static ExtractorCard failed(ExtractorProtocol protocol, int trainedOn, String reason) {
    return new ExtractorCard(
        protocol,
        trainedOn,
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.of(reason));
  }
}
