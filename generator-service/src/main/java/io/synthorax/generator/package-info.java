/**
 * Turns published checkpoints into images: a batch for every checkpoint, which is both scored and
 * used, and the shards of orders. Runs ONNX and nothing else; never trains, never judges.
 */
package io.synthorax.generator;
