/**
 * Measures synthesized batches and selects the generator of each class. Trains the extractor of a
 * data set, compares features of synthesized and of held-out real images, and answers one pure
 * question of the store: is everything there that a selection needs? Trains no generator, touches
 * the test patients once, for the selected batch.
 */
package io.synthorax.evaluator;
