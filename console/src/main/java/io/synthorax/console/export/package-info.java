/**
 * What a person takes home from a completed study, as one streamed ZIP: report, synthesized images,
 * generators, and the balanced training set. Written from receipts, image by image, so that its
 * size does not matter; pictures carry no patient's identity.
 */
package io.synthorax.console.export;
