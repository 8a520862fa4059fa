package io.synthorax.learning.metrics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Direct formulas with whole matrices, to test the fast forms against. */
final class Naive {
  private Naive() {}

  /** By definition, with tr((S1 S2)^1/2) = tr((S1^1/2 S2 S1^1/2)^1/2). */
  static double frechet(Features a, Features b) {
    DMatrixRMaj first = covariance(a);
    DMatrixRMaj second = covariance(b);
    DMatrixRMaj root = squareRoot(first);
    double distance = CommonOps_DDRM.trace(first) + CommonOps_DDRM.trace(second);
    distance -= 2 * CommonOps_DDRM.trace(squareRoot(product(product(root, second), root)));
    for (int at = 0; at < a.dimensions(); at++) {
      distance += Math.pow(mean(a, at) - mean(b, at), 2);
    }
    return distance;
  }

  static DMatrixRMaj covariance(Features features) {
    int size = features.dimensions();
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        for (int image = 0; image < features.count(); image++) {
          sum +=
              (features.at(image, i) - mean(features, i))
                  * (features.at(image, j) - mean(features, j));
        }
        covariance.set(i, j, sum / (features.count() - 1));
      }
    }
    return covariance;
  }

  static double mean(Features features, int dimension) {
    double sum = 0;
    for (int image = 0; image < features.count(); image++) {
      sum += features.at(image, dimension);
    }
    return sum / features.count();
  }

  static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  private static DMatrixRMaj squareRoot(DMatrixRMaj symmetric) {
    int size = symmetric.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    eigen.decompose(symmetric.copy());
    DMatrixRMaj root = new DMatrixRMaj(size, size);
    for (int at = 0; at < size; at++) {
      double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(at).getReal()));
      CommonOps_DDRM.multAddTransB(value, eigen.getEigenVector(at), eigen.getEigenVector(at), root);
    }
    return root;
  }
}
