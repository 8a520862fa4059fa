/**
 * Weights and optimizer state as named float32 arrays in plain Java, their initial values, and
 * their file format, safetensors.
 */
package io.synthorax.learning.weights;
