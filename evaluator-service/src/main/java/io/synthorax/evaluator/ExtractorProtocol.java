package io.synthorax.evaluator;

import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Autoencoder;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.ResNet;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import java.util.Optional;

/**
 * Everything that decides an extractor; its hash is the extractor's name in the store.
 *
 * @param architecture of the network, with its version
 * @param features which values of the network are the feature vector: FLATTEN is the whole latent,
 *     POOLED the last layer before the classes
 * @param imagesShown while it is trained, counted with repetition
 * @param batchSize images of a training step
 * @param learningRate of Adam
 * @param largestClass real images of a class and part whose features are kept, at most
 * @param brought by the user, and not trained
 */
record ExtractorProtocol(
    DatasetId dataset,
    String architecture,
    String features,
    int imagesShown,
    int batchSize,
    double learningRate,
    int largestClass,
    long seed,
    Optional<Brought> brought) {
  static final String AUTOENCODER = "autoencoder-1";
  static final String RESNET = "resnet18-w16-1";
  private static final String BROUGHT = "onnx-1";

  private static final int HASH_DIGITS = 16;

  /** Real images of a class and part that are measured, at most. */
  static final int LARGEST_CLASS = 2_000;

  private static final long SEED = 20_190_501L;

  /**
   * Ours, but for the paper's autoencoder's layers. Of the autoencoder's batches and rates tried on
   * real X-rays at 64 x 64, these gave the lowest reconstruction error for the images shown.
   */
  static ExtractorProtocol of(
      DatasetId dataset, EvaluationSpecification evaluation, ExtractorSpecification extractor) {
    if (extractor instanceof Autoencoder) {
      // The averaged maps are those of the same network: trained once for both.
      return trained(dataset, AUTOENCODER, "FLATTEN", evaluation.autoencoderImages(), 16, 2e-3);
    }
    if (extractor instanceof ResNet) {
      return trained(dataset, RESNET, "POOLED", evaluation.autoencoderImages() / 2, 32, 1e-3);
    }
    return new ExtractorProtocol(
        dataset, BROUGHT, "OUTPUT", 0, 0, 0, LARGEST_CLASS, 0, Optional.of((Brought) extractor));
  }

  private static ExtractorProtocol trained(
      DatasetId dataset, String architecture, String features, int shown, int batch, double rate) {
    return new ExtractorProtocol(
        dataset, architecture, features, shown, batch, rate, LARGEST_CLASS, SEED, Optional.empty());
  }

  String hash() {
    return Json.hash(this).substring(0, HASH_DIGITS);
  }

  String claimKey(int attempt) {
    return ObjectLayout.extractorClaim(dataset, hash(), attempt);
  }

  String cardKey() {
    return ObjectLayout.extractorCard(dataset, hash());
  }
}
