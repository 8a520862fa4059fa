/**
 * A Kafka broker and an S3 object store for one machine, each in its own JVM with its own class
 * path, and the few lines that start them: for the launcher, and for the integration tests of every
 * service through {@link io.synthorax.infrastructure.EmbeddedInfrastructure}. Both servers listen
 * on loopback only and end with the process that started them. Nothing here knows what the events
 * or objects mean; clusters bring their own broker and store, and do not use this package.
 */
package io.synthorax.infrastructure;
