package io.synthorax.generator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import org.jboss.logging.Logger;

/**
 * Opens generators with the engine that is faster here, found by timing both with the first
 * generator, or with the one that is configured. PyTorch is not loaded before the first generator,
 * and never where the processor has no bfloat16: idle, it would cost more memory than this service.
 * One thread at a time.
 */
final class FasterGenerator implements GeneratorModel.Loader {
  private static final Logger LOG = Logger.getLogger(FasterGenerator.class);
  private static final int ROUNDS = 3;

  /** PyTorch must win by this factor: it costs memory and digits. */
  private static final double WORTHWHILE = 1.2;

  private final SynthesisConfig config;
  private SynthesisEngine choice;
  private TorchEngine torch;

  FasterGenerator(SynthesisConfig config) {
    this.config = config;
    boolean hopeless = config.engine() == SynthesisEngine.AUTO && !Precision.BFLOAT16.inHardware();
    this.choice = hopeless ? SynthesisEngine.ONNX : config.engine();
  }

  @Override
  public GeneratorModel open(byte[] onnx) {
    return switch (choice) {
      case ONNX -> onnx(onnx);
      case TORCH -> config.engine() == SynthesisEngine.TORCH ? torch(onnx) : torchIfRead(onnx);
      case AUTO -> faster(onnx);
    };
  }

  private GeneratorModel faster(byte[] bytes) {
    GeneratorModel other = torchIfRead(bytes);
    if (other instanceof OnnxGenerator) {
      return other;
    }
    GeneratorModel portable = onnx(bytes);
    long portableTime = shortest(portable);
    long otherTime = shortest(other);
    boolean worthwhile = portableTime > WORTHWHILE * otherTime;
    choice = worthwhile ? SynthesisEngine.TORCH : SynthesisEngine.ONNX;
    LOG.infof(
        "%d images take %d us with %s and %d us with %s: from now on %s",
        config.batchSize(),
        portableTime / 1000,
        portable.engine(),
        otherTime / 1000,
        other.engine(),
        choice);
    (worthwhile ? portable : other).close();
    return worthwhile ? other : portable;
  }

  /** A graph that PyTorch's side cannot read runs where every graph does. */
  private GeneratorModel torchIfRead(byte[] bytes) {
    try {
      return torch(bytes);
    } catch (ContractViolation e) {
      LOG.debugf("By ONNX Runtime: %s", e.getMessage());
      return onnx(bytes);
    }
  }

  private long shortest(GeneratorModel model) {
    float[] latents = new float[config.batchSize() * model.latentSize()];
    long shortest = Long.MAX_VALUE;
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      model.synthesize(latents);
      shortest = round < 0 ? shortest : Math.min(shortest, System.nanoTime() - start);
    }
    return shortest;
  }

  private GeneratorModel onnx(byte[] bytes) {
    return new OnnxGenerator(bytes, config.batchSize(), config.threads());
  }

  private GeneratorModel torch(byte[] bytes) {
    if (torch == null) {
      int threads =
          config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
      torch = TorchEngine.start(TorchEngine.Settings.of(Precision.BFLOAT16, threads));
    }
    return new TorchGenerator(torch, bytes, config.batchSize());
  }
}
