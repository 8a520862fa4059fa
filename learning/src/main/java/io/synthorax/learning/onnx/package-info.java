/**
 * Networks as ONNX: written from the same description that training interprets, and run through
 * ONNX Runtime with plain arrays in and out.
 */
package io.synthorax.learning.onnx;
