/**
 * Turns published checkpoints into images: a batch for every checkpoint, which is both scored and
 * used, and the shards of orders. Runs them by ONNX Runtime, or by PyTorch where that is faster;
 * never trains, never judges.
 */
package io.synthorax.generator;
