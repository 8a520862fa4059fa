/**
 * A study seen from the terminal: asked for and followed through the console's REST API, shown
 * while it runs, its results fetched. Nothing here trains or measures; whatever the user reads
 * comes from the console.
 */
package io.synthorax.standalone.study;
