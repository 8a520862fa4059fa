/**
 * Who may ask a service: whoever knows its token, if it has one. Seen by services through HTTP
 * only; nothing else depends on it.
 */
package io.synthorax.platform.access;
