package io.synthorax.contracts;

/**
 * One box of the centroid distance plot: Euclidean distances between centroids of random subsets of
 * one class and of a real class, in the extractor's feature space.
 *
 * @param from the synthesized class, or the real one for the floor
 * @param to the real class
 * @param realFloor whether {@code from} is real too: two disjoint halves where both are the same
 *     class
 * @param subsetSize images of each subset
 */
public record DistanceBox(
    ClassLabel from,
    ClassLabel to,
    boolean realFloor,
    double lowWhisker,
    double lowQuartile,
    double median,
    double highQuartile,
    double highWhisker,
    int subsetSize,
    int draws) {}
