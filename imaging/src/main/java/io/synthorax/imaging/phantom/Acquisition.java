package io.synthorax.imaging.phantom;

/**
 * What differs between two radiographs of a patient.
 *
 * @param shiftX of the patient before the detector
 * @param shiftY of the patient before the detector
 * @param scale magnification
 * @param tilt of the patient in the plane, in radians
 * @param turn how far the patient is rotated, as the shift of the front against the spine
 * @param inspiration how much lower the diaphragm is than the patient's usual
 * @param exposure attenuation that shows as middle gray
 * @param contrast exponent of the tone curve
 * @param veil brightness that scattered rays add
 * @param noise standard deviation in gray levels at 256 pixels
 * @param marker whether a lead letter is in the picture
 * @param border width of the collimator's black edge; 0 for none
 */
record Acquisition(
    double shiftX,
    double shiftY,
    double scale,
    double tilt,
    double turn,
    double inspiration,
    double exposure,
    double contrast,
    double veil,
    double noise,
    boolean marker,
    double border) {

  static Acquisition draw(Chance chance) {
    return new Acquisition(
        chance.near(0, 0.03),
        chance.near(0.02, 0.04),
        chance.near(1.0, 0.035),
        chance.near(0, 0.02),
        chance.near(0, 0.018),
        chance.near(0, 0.025),
        chance.near(0.74, 0.07),
        chance.near(1.30, 0.12),
        chance.between(0.0, 0.08),
        chance.between(1.0, 3.2),
        chance.happens(0.7),
        chance.happens(0.15) ? chance.between(0.02, 0.08) : 0);
  }
}
