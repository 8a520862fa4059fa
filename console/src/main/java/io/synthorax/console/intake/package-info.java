/**
 * How scans come in: a folder or ZIP file that the configuration allows, an upload, a prefix of the
 * store, or drawn phantoms, become an immutable data set in the object store. The order of writing
 * makes it safe to be killed: shards, manifest, event. File names are told to the person who asked,
 * never to a log.
 */
package io.synthorax.console.intake;
