package io.synthorax.imaging.phantom;

/** What is wrong with the patient of a radiograph; severities run from 0 to 1. */
sealed interface Finding {

  /** Nothing. */
  record Healthy() implements Finding {}

  /** The heart's shadow is enlarged. */
  record Cardiomegaly(double severity) implements Finding {}

  /** Water in the lungs: haze round the hila, in the shape of a bat's wings, and wider vessels. */
  record Edema(double severity) implements Finding {}

  /** Fluid between lung and chest wall, rising outwards to a meniscus; 0 where there is none. */
  record Effusion(double right, double left) implements Finding {
    double on(Side side) {
      return side == Side.LEFT ? left : right;
    }
  }

  /** Air between lung and chest wall: the lung's edge shows, without vessels beyond it. */
  record Pneumothorax(Side side, double severity) implements Finding {}

  /** A side of the patient, who looks at us: his left is on the image's right. */
  enum Side {
    RIGHT(-1),
    LEFT(1);

    private final int sign;

    Side(int sign) {
      this.sign = sign;
    }

    /** Of x on this side. */
    int sign() {
      return sign;
    }
  }
}
