package io.synthorax.learning.network;

/** How wide a network is: channels where the published one has 64. */
record Width(int channels) {
  private static final int FULL = 64;

  /** The channels of a layer that has so many in the published network; at least one. */
  int of(int published) {
    return Math.max(1, (int) Math.round((double) published * channels / FULL));
  }
}
