package io.synthorax.learning.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times one small convolution, forward and backward, in both precisions: only some processors
 * compute bfloat16 fast.
 */
final class PrecisionProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PrecisionProbe.class);
  private static final int ROUNDS = 7;

  /** bfloat16 must win by this factor: it costs accuracy. */
  private static final double WORTHWHILE = 1.2;

  private final Device device;

  PrecisionProbe(Device device) {
    this.device = device;
  }

  Precision faster() {
    long wide = median(Precision.FLOAT32);
    long narrow = median(Precision.BFLOAT16);
    LOG.info("Precision probe: float32 {} us, bfloat16 {} us", wide / 1000, narrow / 1000);
    return wide > WORTHWHILE * narrow ? Precision.BFLOAT16 : Precision.FLOAT32;
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
