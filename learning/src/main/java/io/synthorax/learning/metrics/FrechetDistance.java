package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * |m1 - m2|^2 + tr(S1) + tr(S2) - 2 tr((S1 S2)^(1/2)), the squared Frechet distance of the
 * Gaussians fitted to two sets (Heusel et al., 2017).
 *
 * <p>With S = F^T F, the last trace is the sum of the singular values of F1 F2^T. They are never
 * negative and never complex, also where a covariance is singular because there are fewer images
 * than dimensions; no part of an imaginary root has to be dropped, nothing added to a diagonal.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /** Unavailable with fewer than two images on a side. */
  public static Measurement between(Features real, Features synthesized) {
    real.requireSameDimensions(synthesized);
    int fewest = Math.min(real.count(), synthesized.count());
    if (fewest < 2) {
      return Measurement.unavailable(
          "a Frechet distance needs at least 2 images on both sides, there are " + fewest);
    }
    return between(GaussianFit.of(real), GaussianFit.of(synthesized));
  }

  static Measurement between(GaussianFit real, GaussianFit synthesized) {
    double meanDistance = 0;
    for (int at = 0; at < real.mean().length; at++) {
      double difference = real.mean()[at] - synthesized.mean()[at];
      meanDistance += difference * difference;
    }
    double common = sumOfSingularValues(real.factor(), synthesized.factor());
    if (Double.isNaN(common)) {
      return Measurement.unavailable("the singular values of the covariances did not converge");
    }
    // Equal sets differ from zero by rounding, which may have either sign.
    return Measurement.of(
        Math.max(0, meanDistance + real.trace() + synthesized.trace() - 2 * common));
  }

  /** Of a b^T; NaN if the iteration does not converge. */
  private static double sumOfSingularValues(MatrixRows a, MatrixRows b) {
    if (a.count() == 0 || b.count() == 0) {
      return 0; // one side does not vary at all
    }
    DMatrixRMaj product =
        DMatrixRMaj.wrap(a.count(), b.count(), PairwiseSweep.matrix(a, b, Form.PRODUCT));
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(a.count(), b.count(), false, false, true);
    if (!decomposition.decompose(product)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int at = 0; at < decomposition.numberOfSingularValues(); at++) {
      sum += decomposition.getSingularValues()[at];
    }
    return sum;
  }
}
