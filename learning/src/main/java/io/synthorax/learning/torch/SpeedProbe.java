package io.synthorax.learning.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times one small convolution, forward and backward, in both precisions: only some processors
 * compute bfloat16 fast.
 */
final class SpeedProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedProbe.class);
  private static final int ROUNDS = 7;

  /** bfloat16, or more threads, must win by this factor: they cost accuracy, or processors. */
  private static final double WORTHWHILE = 1.2;

  private final Device device;

  SpeedProbe(Device device) {
    this.device = device;
  }

  /** A precision and a number of threads. */
  record Choice(Precision precision, int threads) {}

  /**
   * The fastest choice among the precisions and numbers of threads, the first of each where others
   * are not worthwhile.
   */
  Choice fastest(List<Precision> precisions, List<Integer> threads) {
    Choice best = null;
    long shortest = Long.MAX_VALUE;
    for (Precision precision : precisions) {
      for (int number : threads) {
        JniUtils.setNumThreads(number);
        long time = median(precision);
        LOG.info("Speed probe: {} with {} threads: {} us", precision, number, time / 1000);
        if (best == null || shortest > WORTHWHILE * time) {
          best = new Choice(precision, number);
          shortest = time;
        }
      }
    }
    JniUtils.setNumThreads(best.threads());
    return best;
  }

  private long median(Precision precision) {
    String method =
        """

          def probe(self: __torch__.Operations, x0: Tensor, w0: Tensor) -> Tensor:
            x = (self).maps(x0)
            w = torch.to(w0, PRECISION)
            y = (self).convolution(x, w, None, 2, 1, False)
            dx, dw, db = (self).convolution_backward(y, x, w, 2, 1, False, True, True, False)
            return torch.to(dw, 6)
        """;
    try (NDManager scope = NDManager.newBaseManager(device, TorchEngine.NAME);
        Script script = new Script(device, precision, method)) {
      NDArray x = scope.ones(new Shape(32, 128, 16, 16), DataType.FLOAT32);
      NDArray w = scope.ones(new Shape(256, 4, 4, 128), DataType.FLOAT32);
      long[] times = new long[ROUNDS];
      for (int i = -2; i < ROUNDS; i++) {
        long start = System.nanoTime();
        try (NDList result = script.call(scope, "probe", x, w)) {
          result.head().getFloat(0, 0, 0, 0);
        }
        times[Math.max(i, 0)] = System.nanoTime() - start;
      }
      Arrays.sort(times);
      return times[ROUNDS / 2];
    }
  }
}
