package io.synthorax.evaluator;

import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;

/**
 * Everything that decides an extractor; its hash is the extractor's name in the store.
 *
 * @param architecture of the network, with its version
 * @param features which values of the network are the feature vector: FLATTEN is the whole latent
 * @param imagesShown while it is trained, counted with repetition
 * @param batchSize images of a training step
 * @param learningRate of Adam
 * @param largestClass real images of a class and part whose features are kept, at most
 */
record ExtractorProtocol(
    DatasetId dataset,
    String architecture,
    String features,
    int imagesShown,
    int batchSize,
    double learningRate,
    int largestClass,
    long seed) {
  private static final int HASH_DIGITS = 16;

  /**
   * The paper's autoencoder; the rest is ours. Of the batches and rates tried on real X-rays at 64
   * x 64, these gave the lowest reconstruction error for the images shown.
   */
  static ExtractorProtocol autoencoder(DatasetId dataset, EvaluationSpecification specification) {
    return new ExtractorProtocol(
        dataset,
        "autoencoder-1",
        "FLATTEN",
        specification.autoencoderImages(),
        16,
        2e-3,
        2_000,
        20_190_501L);
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
