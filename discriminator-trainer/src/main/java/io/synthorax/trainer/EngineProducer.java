package io.synthorax.trainer;

import io.synthorax.learning.torch.TorchEngine;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts the engine once, with the process. */
final class EngineProducer {
  @Produces
  @Singleton
  TorchEngine engine(TrainerConfig config) {
    return TorchEngine.start(
        new TorchEngine.Settings(config.threads(), config.precision(), Optional.empty()));
  }
}
