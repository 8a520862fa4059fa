package io.synthorax.learning.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times one small convolution, forward and backward, in both precisions: only some processors
 * compute bfloat16 fast.
 */
final class SpeedProbe {
  private static final Logger LOG = LoggerFactory.getLogger(SpeedProbe.class);
  private static final int WARM_UP = 2;
  private static final int ROUNDS = WARM_UP + 7;

  /** Where bfloat16 is emulated, one round takes seconds, and says all there is to know. */
  private static final long LIMIT_NANOS = 2_000_000_000L;

  /** bfloat16, or more threads, must win by this factor: they cost accuracy, or processors. */
  private static final double WORTHWHILE = 1.2;

  private static final double FAR_FASTER = 1.5;

  private static final String METHODS =
      """

        def trained(self: __torch__.Operations, g0: Tensor, w0: Tensor) -> Tensor:
          g = (self).maps(g0)
          w = torch.to(w0, PRECISION)
          x = (self).convolution(g, w, None, 2, [1, 1], True)
          dx, dw, db = (self).convolution_backward(x, g, w, 2, [1, 1], True, True, True, False)
          return torch.to(dw, 6)

        def convolved(self: __torch__.Operations, g0: Tensor, w0: Tensor) -> Tensor:
          x = (self).convolution((self).maps(g0), torch.to(w0, PRECISION), None, 2, [1, 1], True)
          return torch.to(x, 6)

        def multiplied(self: __torch__.Operations, g0: Tensor, w0: Tensor) -> Tensor:
          w = torch.flatten(torch.to(w0, PRECISION), 1)
          x = (self).fold(torch.matmul((self).rows((self).maps(g0)), w), 4, 4, 4, 2, 1)
          return torch.to(x, 6)
      """;

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
        long time = shortest(precision, "trained");
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

  /**
   * The forms of convolutions for a precision: as many products as possible where a processor's
   * matrix unit makes them far faster than the library's convolution is.
   */
  ConvolutionForms forms(Precision precision) {
    if (precision == Precision.FLOAT32) {
      return ConvolutionForms.FLOAT32;
    }
    long library = shortest(precision, "convolved");
    long product = shortest(precision, "multiplied");
    LOG.info(
        "Speed probe: convolved in {} us, multiplied in {} us", library / 1000, product / 1000);
    return library > FAR_FASTER * product
        ? ConvolutionForms.MATRIX_UNIT
        : ConvolutionForms.BFLOAT16;
  }

  private long shortest(Precision precision, String method) {
    try (NDManager scope = NDManager.newBaseManager(device, TorchEngine.NAME);
        Script script = new Script(device, precision, METHODS)) {
      NDArray g = scope.ones(new Shape(32, 512, 4, 4), DataType.FLOAT32);
      NDArray w = scope.ones(new Shape(512, 4, 4, 256), DataType.FLOAT32);
      return shortest(
          () -> {
            long start = System.nanoTime();
            try (NDList result = script.call(scope, method, g, w)) {
              result.head().getFloat(0, 0, 0, 0);
            }
            return System.nanoTime() - start;
          });
    }
  }

  /**
   * Of the nanoseconds of some rounds after the warm-up: whatever else the machine does only adds.
   */
  static long shortest(LongSupplier round) {
    long sum = 0;
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && sum < LIMIT_NANOS; i++) {
      long time = round.getAsLong();
      sum += time;
      shortest = i <= WARM_UP ? time : Math.min(shortest, time);
    }
    return shortest;
  }
}
