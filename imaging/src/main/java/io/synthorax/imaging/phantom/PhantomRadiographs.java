package io.synthorax.imaging.phantom;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.phantom.Finding.Side;
import java.util.List;

/**
 * Draws frontal chest radiographs of five classes at any resolution from 16 pixels on. The same
 * seed, class, patient and image number always give the same picture; a patient's anatomy does not
 * depend on the class.
 */
public final class PhantomRadiographs {
  private static final ClassLabel NORMAL = new ClassLabel("Normal");
  private static final ClassLabel CARDIOMEGALY = new ClassLabel("Cardiomegaly");
  private static final ClassLabel EDEMA = new ClassLabel("Pulmonary_Edema");
  private static final ClassLabel EFFUSION = new ClassLabel("Pleural_Effusion");
  private static final ClassLabel PNEUMOTHORAX = new ClassLabel("Pneumothorax");

  /** The classes that can be drawn. */
  public static final List<ClassLabel> CLASSES =
      List.of(NORMAL, CARDIOMEGALY, EDEMA, EFFUSION, PNEUMOTHORAX);

  private final long seed;
  private final int resolution;

  public PhantomRadiographs(long seed, int resolution) {
    if (resolution < 16 || resolution > 2048) {
      throw new ContractViolation(
          "resolution " + resolution + " of phantoms, allowed is 16 to 2048");
    }
    this.seed = seed;
    this.resolution = resolution;
  }

  /** One radiograph, [resolution, resolution]. */
  public GrayImage draw(ClassLabel label, int patient, int image) {
    Anatomy anatomy = Anatomy.draw(Chance.of(seed, patient));
    Chance patientChance = Chance.of(seed, patient, label.value().hashCode());
    Chance imageChance = Chance.of(seed, patient, label.value().hashCode(), image);
    Acquisition acquisition = Acquisition.draw(imageChance);
    Finding finding = finding(label, patientChance, imageChance);
    int finer = resolution <= 64 ? 3 : 2;
    int mapSize = (int) (finer * RaySum.REACH * resolution);
    RaySum map = new Thorax(anatomy, acquisition, finding, imageChance, mapSize).raySum();
    return new Detector(acquisition, resolution).picture(map, imageChance);
  }

  private static Finding finding(ClassLabel label, Chance patient, Chance image) {
    double severity = limited(patient.between(0.05, 1) * image.between(0.75, 1.2));
    Side side = patient.happens(0.5) ? Side.RIGHT : Side.LEFT;
    if (label.equals(NORMAL)) {
      return new Finding.Healthy();
    }
    if (label.equals(CARDIOMEGALY)) {
      return new Finding.Cardiomegaly(severity);
    }
    if (label.equals(EDEMA)) {
      return new Finding.Edema(0.05 + 0.65 * severity);
    }
    if (label.equals(EFFUSION)) {
      double other = patient.happens(0.3) ? severity * patient.between(0.2, 1) : 0;
      return side == Side.LEFT
          ? new Finding.Effusion(other, severity)
          : new Finding.Effusion(severity, other);
    }
    if (label.equals(PNEUMOTHORAX)) {
      return new Finding.Pneumothorax(side, severity);
    }
    throw new ContractViolation("no phantom of class " + label + ", allowed are " + CLASSES);
  }

  private static double limited(double severity) {
    return Math.max(0.03, Math.min(1, severity));
  }
}
