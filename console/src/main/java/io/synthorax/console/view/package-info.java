/**
 * What the console knows of studies: rebuilt at every start from the events of all topics, kept in
 * bounded memory, handed out as immutable views. No object store, no framework; time comes from the
 * records.
 */
package io.synthorax.console.view;
