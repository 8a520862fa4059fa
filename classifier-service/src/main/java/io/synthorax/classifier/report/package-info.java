/**
 * What a study found, twice: {@code StudyReport}, a plain record that is report.json, and its
 * rendering as one self-contained page that needs no script and no network, and reads on paper. The
 * page says nothing that is not in the record. Knows neither the store nor a network.
 */
package io.synthorax.classifier.report;
