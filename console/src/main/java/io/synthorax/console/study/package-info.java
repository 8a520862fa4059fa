/**
 * Studies from the outside: turning a request into one {@code TrainRequested} per class, asking for
 * pause and finish, and reading the receipts that the services have left. Plain Java over the
 * object store.
 */
package io.synthorax.console.study;
