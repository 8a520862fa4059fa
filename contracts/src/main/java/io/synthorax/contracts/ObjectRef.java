package io.synthorax.contracts;

/**
 * Where an object lies in the store and what it must contain.
 *
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 */
public record ObjectRef(String key, String sha256, long bytes) {}
