package io.synthorax.imaging.dataset;

import io.synthorax.contracts.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which part a patient belongs to, once and for ever: HMAC-SHA256 of the patient under the
 * project's key gives a number in [0, 1), of which the lowest are validation, the next ones test,
 * the rest train. A later data set of the same project therefore never moves a patient, except
 * where a class has so few that a part would hardly have it ({@link PatientSplit}).
 *
 * @param key of the project, any text but an empty one
 * @param validation share of the patients
 * @param test share of the patients
 * @param validationOfTrain share of a given training part, if no validation part is given
 */
public record SplitRule(String key, double validation, double test, double validationOfTrain) {
  private static final double SIGNIFICAND = 0x1p-53;
  private static final int KEY_BYTES = 16;

  public SplitRule {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("the key of a split is empty");
    }
    if (!(validation > 0 && test > 0 && validation + test < 1)
        || !(validationOfTrain > 0 && validationOfTrain < 1)) {
      throw new IllegalArgumentException("shares of a split that leave a part empty");
    }
  }

  /** 70 % train, 10 % validation, 20 % test; 12 % of a given training part. */
  public static SplitRule of(String key) {
    return new SplitRule(key, 0.1, 0.2, 0.12);
  }

  /** The patient's number in [0, 1). */
  double hash(String patient) {
    return number(ByteBuffer.wrap(digest(patient)).getLong());
  }

  /**
   * What stands for a patient where the name must not: the first 128 bits of the same hash, in
   * hexadecimal.
   */
  public String patientKey(String patient) {
    return HexFormat.of().formatHex(digest(patient), 0, KEY_BYTES);
  }

  /** The part of a patient by {@link #patientKey}: fixed for ever, whoever else is there. */
  public Part part(String patientKey) {
    return part(number(Long.parseUnsignedLong(patientKey, 0, 16, 16)));
  }

  private static double number(long firstBits) {
    return (firstBits >>> 11) * SIGNIFICAND;
  }

  private byte[] digest(String patient) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(patient.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  /** The part of a patient for whom none is given. */
  Part part(double hash) {
    if (hash < validation) {
      return Part.VALIDATION;
    }
    return hash < validation + test ? Part.TEST : Part.TRAIN;
  }

  /** The part of a patient of a given training part. */
  Part partWithinTrain(double hash) {
    return hash < validationOfTrain ? Part.VALIDATION : Part.TRAIN;
  }

  /** The rule in words, without the key, for the manifest. */
  public String describe(boolean patientsKnown) {
    return String.format(
        Locale.ROOT,
        "keyed hash (HMAC-SHA256) of the %s: train %.2f, validation %.2f, test %.2f",
        patientsKnown ? "patient" : "file, since patients are not known",
        1 - validation - test,
        validation,
        test);
  }

  /** The rule in words where training and test patients are given. */
  String describeWithinTrain(boolean patientsKnown) {
    return String.format(
        Locale.ROOT,
        "train and test as given; validation is %.2f of train by keyed hash (HMAC-SHA256) of the %s",
        validationOfTrain,
        patientsKnown ? "patient" : "file, since patients are not known");
  }
}
