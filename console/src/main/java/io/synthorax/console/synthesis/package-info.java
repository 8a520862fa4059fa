/**
 * Images on order: a request becomes one {@code SynthesisRequested} per shard for
 * generator-service, and what comes back is handed out as pictures, PNG with labels, npy or DICOM.
 * Only selected generators are ordered from; none of these blocked by the check for copies.
 */
package io.synthorax.console.synthesis;
