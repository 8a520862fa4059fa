package io.synthorax.generator;

/** What runs generators. */
enum SynthesisEngine {
  /** The faster one on this machine. */
  AUTO,
  /** ONNX Runtime in float32: everywhere the same to the last digits. */
  ONNX,
  /** PyTorch in bfloat16, from the same weights. */
  TORCH
}
