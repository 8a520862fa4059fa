package io.synthorax.learning.network;

/**
 * How the weights of a network start: zero-mean normal values of a deviation that may follow the
 * fan-in.
 */
public enum Initialization {
  /**
   * N(0, 0.02) for weights and N(1, 0.02) for the scales of batch normalization (Radford et al.
   * 2016).
   */
  DCGAN {
    @Override
    double weights(long fanIn) {
      return 0.02;
    }

    @Override
    double scales() {
      return 0.02;
    }
  },
  /** N(0, 2 / fan-in) for weights, scales of one (He et al. 2015). */
  HE {
    @Override
    double weights(long fanIn) {
      return Math.sqrt(2.0 / fanIn);
    }

    @Override
    double scales() {
      return 0;
    }
  };

  abstract double weights(long fanIn);

  abstract double scales();
}
