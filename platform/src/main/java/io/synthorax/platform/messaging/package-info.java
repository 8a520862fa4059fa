/**
 * Events in and out: CloudEvents in binary mode, deterministic ids, dead letters. The only place
 * that knows the bytes of a Kafka record.
 */
package io.synthorax.platform.messaging;
