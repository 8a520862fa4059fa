/**
 * The object store behind one small interface: immutable objects, verified by hash when read, and
 * receipts that are written only if absent. Wrapped for retries; nothing here knows events.
 */
package io.synthorax.platform.store;
