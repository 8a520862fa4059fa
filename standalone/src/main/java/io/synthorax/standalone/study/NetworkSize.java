package io.synthorax.standalone.study;

import io.synthorax.contracts.TrainingSpecification;

/** How many weights the two networks of a run have, for an estimate of what they take on disk. */
record NetworkSize(long generator, long discriminator) {
  private static final int KERNEL = 4 * 4;

  static NetworkSize of(TrainingSpecification training) {
    int resolution = training.resolution().pixels();
    int doublings = Integer.numberOfTrailingZeros(resolution) - 2;
    // 256, 512, 1024, 1024, 1024 channels at 4 x 4 for 32, 64, 128, 256, 512 pixels.
    long deepest = Math.max(1, Math.round(Math.min(1024, resolution * 8) * training.width()));
    long body = 0;
    long channels = deepest;
    for (int step = 1; step < doublings; step++) {
      body += KERNEL * channels * Math.max(1, channels / 2);
      channels = Math.max(1, channels / 2);
    }
    long image = KERNEL * channels;
    return new NetworkSize(
        body + image + training.latentSize() * KERNEL * deepest, body + image + KERNEL * deepest);
  }
}
