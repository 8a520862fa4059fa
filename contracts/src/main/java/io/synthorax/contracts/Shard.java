package io.synthorax.contracts;

/**
 * A stored array of {@code count} rows: images as uint8 [count, height, width], labels as int64
 * [count].
 */
public record Shard(ObjectRef object, int count) {}
