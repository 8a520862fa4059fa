/**
 * The whole adversarial game of a run: discriminator against generator, both in this process, from
 * a request to its receipt. What is published is the generator; the discriminator never leaves the
 * state.
 */
package io.synthorax.trainer;
