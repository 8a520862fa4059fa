package io.synthorax.contracts;

import java.time.Instant;

/**
 * Who is at a piece of work. Written only if absent, renewed by its owner; past {@code until} the
 * work may be claimed again, as the next attempt.
 */
public record Claim(int attempt, String worker, Instant until) {}
