/**
 * Drawn frontal chest radiographs, for trying everything out without a patient. An anatomy is drawn
 * at random for each patient, what a ray meets on its way through it is summed, and a detector with
 * its own exposure and noise takes the picture. All lengths are in half picture widths: x runs from
 * -1 (the patient's right, the image's left) to 1, y from -1 (top) to 1. Attenuation is in units of
 * a chest's soft tissue. They resemble radiographs enough to exercise a study; they prove nothing
 * about patients.
 */
package io.synthorax.imaging.phantom;
