package io.synthorax.trainer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.ResidentMemory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Starts the engine once, with the process. */
final class EngineProducer {
  @Produces
  @Singleton
  TorchEngine engine(TrainerConfig config, MeterRegistry registry) {
    TorchEngine engine =
        TorchEngine.start(
            new TorchEngine.Settings(config.threads(), config.precision(), Optional.empty()));
    Gauge.builder("synthorax.device.memory.bytes", engine, EngineProducer::memory)
        .tag("device", engine.deviceName())
        .register(registry);
    return engine;
  }

  /** A processor works in the memory of this process. */
  private static double memory(TorchEngine engine) {
    OptionalLong own = engine.deviceMemory();
    return own.isPresent() ? own.getAsLong() : ResidentMemory.bytes();
  }
}
