package io.synthorax.standalone.study;

/** What the trainer measured in a short probe: real images per second that a run trains on. */
public record Speed(double trainingImagesPerSecond) {}
