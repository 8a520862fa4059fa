package io.synthorax.contracts;

import java.util.List;

/**
 * How a class's selected generator compares with the one that it started from, both measured
 * against the same validation patients.
 *
 * @param predecessor the study that selected the earlier one
 * @param better whether the selection rule prefers the new one, beyond a tie
 * @param figures of the earlier one
 */
public record Succession(
    StudyId predecessor, boolean better, String reason, List<Figure> figures) {}
