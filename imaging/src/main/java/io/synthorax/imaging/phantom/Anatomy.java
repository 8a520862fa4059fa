package io.synthorax.imaging.phantom;

/**
 * What stays the same in all radiographs of a patient.
 *
 * @param torsoWidth half width of the chest wall at the nipples
 * @param shoulderWidth half width at the shoulders
 * @param density of the whole body; obese patients are bright
 * @param air how much the air of a whole lung takes from a ray
 * @param lungWidth of a lung's lateral border from the midline
 * @param apex height of the lungs' upper ends
 * @param angle height of the costophrenic angles
 * @param dome height of the right dome of the diaphragm
 * @param domeDifference how much lower the left dome is
 * @param heartSize relative size of a healthy heart of this patient
 * @param heartTilt of the heart's long axis, in radians
 * @param ribDrop how far a rib descends from the spine to its front end
 * @param ribSpacing distance of two ribs at the spine
 * @param ribStrength attenuation of a rib
 * @param clavicleTilt how much the clavicles rise outwards
 * @param scoliosis sideways bend of the spine
 * @param breast attenuation of the breasts; 0 for none
 * @param bubble size of the stomach's air bubble; 0 for none
 * @param vesselWidth relative width of the lungs' vessels
 * @param vesselSeed of the branching of the lung's vessels
 */
record Anatomy(
    double torsoWidth,
    double shoulderWidth,
    double density,
    double air,
    double lungWidth,
    double apex,
    double angle,
    double dome,
    double domeDifference,
    double heartSize,
    double heartTilt,
    double ribDrop,
    double ribSpacing,
    double ribStrength,
    double clavicleTilt,
    double scoliosis,
    double breast,
    double bubble,
    double vesselWidth,
    long vesselSeed) {

  static Anatomy draw(Chance chance) {
    double build = chance.near(0, 0.5);
    double lungWidth = chance.near(0.74, 0.035) - 0.02 * build;
    double angle = chance.near(0.63, 0.05);
    return new Anatomy(
        0.95 + 0.08 * build + chance.near(0, 0.02),
        1.14 + 0.05 * build,
        1 + 0.10 * build,
        chance.near(0.69, 0.05),
        lungWidth,
        chance.near(-0.72, 0.03),
        angle,
        angle - chance.near(0.21, 0.03),
        chance.near(0.04, 0.015),
        chance.near(1.0, 0.09),
        chance.near(0.70, 0.08),
        chance.near(0.34, 0.035),
        chance.near(0.117, 0.006),
        chance.near(0.105, 0.02),
        chance.near(0.13, 0.035),
        chance.near(0, 0.018),
        chance.happens(0.45) ? chance.between(0.05, 0.20) : 0,
        chance.happens(0.6) ? chance.between(0.6, 1.3) : 0,
        chance.near(1.0, 0.12),
        chance.seed());
  }
}
