package io.synthorax.learning.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import io.synthorax.learning.network.Extent;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PyTorch in this process: its device (a GPU where DJL finds one), threads and precision. Started
 * once, before anything else uses DJL.
 */
public final class TorchEngine {
  static final String NAME = "PyTorch";
  private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

  private final Device device;
  private final Precision precision;
  private final int threads;
  private final ConvolutionForms forms;

  /**
   * What may be chosen at the start.
   *
   * @param threads of one operation; 0: one or all processors, by a timed probe
   * @param precision empty: the faster one on this machine, by a timed probe of those that it does
   *     not emulate
   * @param forms empty: the faster ones on this machine, by a timed probe
   */
  public record Settings(
      int threads, Optional<Precision> precision, Optional<ConvolutionForms> forms) {
    /** Everything chosen by the engine. */
    public static Settings automatic() {
      return new Settings(0, Optional.empty(), Optional.empty());
    }

    /** A given precision, threads chosen by the engine. */
    public static Settings of(Precision precision) {
      return new Settings(0, Optional.of(precision), Optional.empty());
    }

    /** A given precision and number of threads: nothing is probed. */
    public static Settings of(Precision precision, int threads) {
      return new Settings(
          threads, Optional.of(precision), Optional.of(ConvolutionForms.of(precision)));
    }
  }

  private TorchEngine(Device device, Precision precision, int threads, ConvolutionForms forms) {
    this.device = device;
    this.precision = precision;
    this.threads = threads;
    this.forms = forms;
  }

  /**
   * Loads PyTorch from the class path, never from a network; a missing native library is an {@link
   * IllegalStateException}.
   */
  public static TorchEngine start(Settings settings) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    NativeMemory.keep();
    Engine engine = Engine.getEngine(NAME);
    Device device = engine.defaultDevice();
    SpeedProbe.Choice choice = choose(settings, device, Runtime.getRuntime().availableProcessors());
    ConvolutionForms forms =
        settings.forms().orElseGet(() -> new SpeedProbe(device).forms(choice.precision()));
    LOG.info(
        "PyTorch {} on {} with {} threads in {}, {}",
        engine.getVersion(),
        device,
        choice.threads(),
        choice.precision(),
        forms);
    return new TorchEngine(device, choice.precision(), choice.threads(), forms);
  }

  /** By a timed probe, unless the settings leave no choice. */
  private static SpeedProbe.Choice choose(Settings settings, Device device, int most) {
    List<Integer> threads =
        settings.threads() > 0
            ? List.of(settings.threads())
            : most > 1 ? List.of(1, most) : List.of(1);
    List<Precision> precisions =
        settings
            .precision()
            .map(List::of)
            .orElseGet(
                () ->
                    Arrays.stream(Precision.values())
                        .filter(precision -> device.isGpu() || precision.inHardware())
                        .toList());
    if (threads.size() == 1 && precisions.size() == 1) {
      JniUtils.setNumThreads(threads.get(0));
      return new SpeedProbe.Choice(precisions.get(0), threads.get(0));
    }
    return new SpeedProbe(device).fastest(precisions, threads);
  }

  /**
   * The same engine in a given precision and with given threads, which are from now on those of the
   * calling thread: a resumed run keeps those that it began with. Another precision comes with the
   * forms of convolutions that pay in it on any processor.
   */
  public TorchEngine with(Precision other, int otherThreads) {
    JniUtils.setNumThreads(otherThreads);
    return new TorchEngine(
        device, other, otherThreads, other == precision ? forms : ConvolutionForms.of(other));
  }

  public Precision precision() {
    return precision;
  }

  /** Threads of one operation. */
  public int threads() {
    return threads;
  }

  Device device() {
    return device;
  }

  /** Such as {@code cpu} or {@code gpu(0)}. */
  public String deviceName() {
    return device.toString();
  }

  /**
   * Bytes of a GPU that are in use, by whomever; empty for processors, which have no own memory.
   */
  public OptionalLong deviceMemory() {
    return device.isGpu()
        ? OptionalLong.of(CudaUtils.getGpuMemory(device).getUsed())
        : OptionalLong.empty();
  }

  /** The forms of convolutions that are fastest in training here. */
  public ConvolutionForms forms() {
    return forms;
  }

  /** A scope for arrays: closing it frees them. One for each step keeps native memory level. */
  public NDManager newScope() {
    return NDManager.newBaseManager(device, NAME);
  }

  /** Values N(0, 1) in float32 that are a function of the seed, on one kind of device. */
  public NDArray normals(NDManager scope, Shape shape, long seed) {
    Engine.getEngine(NAME).setRandomSeed((int) seed);
    return scope.randomNormal(0, 1, shape, DataType.FLOAT32, device);
  }

  /** Values (n, ...extent) as an array; a vector's extent has the shape (n, channels). */
  public static NDArray batch(NDManager scope, float[] values, Extent extent) {
    int n = values.length / extent.size();
    Shape shape =
        extent.isVector()
            ? new Shape(n, extent.channels())
            : new Shape(n, extent.channels(), extent.height(), extent.width());
    return scope.create(FloatBuffer.wrap(values), shape, DataType.FLOAT32);
  }

  /** Class numbers (n) as an array. */
  public static NDArray labels(NDManager scope, int[] labels) {
    long[] values = new long[labels.length];
    for (int i = 0; i < labels.length; i++) {
      values[i] = labels[i];
    }
    return scope.create(LongBuffer.wrap(values), new Shape(values.length), DataType.INT64);
  }
}
