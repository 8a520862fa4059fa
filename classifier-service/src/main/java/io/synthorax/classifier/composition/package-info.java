/**
 * Training sets: the real images of a part, the synthesized images of a selected batch, rotated and
 * scaled variants, and how a composition is put together from them. Knows the store's arrays, but
 * no network and no classifier.
 */
package io.synthorax.classifier.composition;
