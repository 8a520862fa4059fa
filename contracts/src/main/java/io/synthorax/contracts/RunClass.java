package io.synthorax.contracts;

/**
 * A class that a class-conditional run trains on; its place in the list is the generator's class
 * input.
 *
 * @param wantedImages synthesized images of it that the study's compositions ask for, at most
 */
public record RunClass(ClassLabel label, int wantedImages) {}
