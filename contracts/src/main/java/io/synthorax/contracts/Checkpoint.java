package io.synthorax.contracts;

/**
 * A generator at one moment of its training.
 *
 * @param generator the network as ONNX
 * @param weights the same weights as safetensors
 * @param samples a picture of images from fixed latents, PNG
 */
public record Checkpoint(
    int epoch, long imagesShown, ObjectRef generator, ObjectRef weights, ObjectRef samples) {}
