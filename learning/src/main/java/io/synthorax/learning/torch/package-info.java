/**
 * Networks in PyTorch, through DJL: engine start, TorchScript text made from a network's
 * description, forward and backward passes, and the optimizer. The only package that imports DJL's
 * PyTorch internals; arithmetic happens here, decisions elsewhere.
 */
package io.synthorax.learning.torch;
