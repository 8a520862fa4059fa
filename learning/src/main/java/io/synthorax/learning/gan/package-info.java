/**
 * The adversarial game of one class, or of several with conditional networks: the loop, its batches
 * and latents as functions of counters, its state for an exact resume, and the checks that tell a
 * broken run.
 */
package io.synthorax.learning.gan;
