/**
 * What crosses a process boundary: events and their topics, object keys, ids, the specification of
 * a study, and the manifest of a data set. Every type here is a value with a pinned JSON form.
 * Nothing here does I/O or knows a framework.
 */
package io.synthorax.contracts;
