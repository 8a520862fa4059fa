/**
 * The last stage of a study: when every class has its selection, a classifier is trained on each
 * composition with each seed, tested on the real test patients, and the report is written. The
 * stages are plain Java; only the channel and its configuration know the framework. How a training
 * set is put together stands in {@code composition}, what the report says in {@code report}.
 */
package io.synthorax.classifier;
