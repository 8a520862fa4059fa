/**
 * What is measured on features and on predictions: distances between two sets of images, their
 * fidelity and diversity, centroid distances, classification scores, and the intervals of all of
 * them. Features come in as plain arrays and figures go out as plain numbers in double precision;
 * nothing here knows how features are extracted, what an image is, or which engine runs. Every
 * function that draws takes a seed, and gives the same figure on any number of threads.
 */
package io.synthorax.learning.metrics;
