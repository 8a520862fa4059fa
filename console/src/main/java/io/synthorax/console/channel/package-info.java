/**
 * Events into views: one consumer over all topics, from the beginning at every start, without
 * commits, so that nothing of what the console knows has to be stored.
 */
package io.synthorax.console.channel;
