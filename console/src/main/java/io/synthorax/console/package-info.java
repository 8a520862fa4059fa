/**
 * The door of the house: scans and requests come in, progress, pictures and results go out. Plain
 * logic lives in {@code intake}, {@code study}, {@code view} and {@code export}; only {@code api},
 * {@code channel} and this package's configuration know the framework. Here: the refusals that all
 * of them share. The console never lists the bucket and never changes what a service has written.
 */
package io.synthorax.console;
