/**
 * Training with a target: the autoencoder whose latent space measures distances, and the
 * classifiers that decide whether synthesis helped. What is shown when is the caller's choice;
 * results are functions of data, order, seed, precision and threads.
 */
package io.synthorax.learning.supervised;
