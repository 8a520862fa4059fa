/**
 * What a network is: a list of layers with shapes, named parameters and their initialization, and
 * the builders of the networks that Synthorax trains. Nothing here computes: training,
 * initialization and ONNX export interpret the same description elsewhere.
 */
package io.synthorax.learning.network;
