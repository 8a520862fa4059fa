/**
 * The glue that every service shares, in three rooms: {@code store} (objects), {@code messaging}
 * (events in and out), {@code stage} (running a piece of work exactly once). Quarkus and the MinIO
 * SDK, but no mathematics.
 */
package io.synthorax.platform;
