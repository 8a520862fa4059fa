/**
 * The command line: verbs, options, what is checked before anything starts, messages and exit
 * codes. The work is in {@code platform} and {@code study}.
 */
package io.synthorax.standalone.cli;
