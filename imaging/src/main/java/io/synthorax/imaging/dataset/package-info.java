/**
 * From a folder of labelled scans to an immutable data set: the listing (a label file, or one
 * folder per class, of a folder or a ZIP file), the split by patient, and the conversion into
 * shards with their manifest. Everything that a user can get wrong is refused here, before anything
 * is trained, with an {@link io.synthorax.imaging.dataset.IntakeException} that says where and what
 * is allowed. Uploading is not done here.
 */
package io.synthorax.imaging.dataset;
