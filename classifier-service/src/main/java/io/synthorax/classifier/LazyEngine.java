package io.synthorax.classifier;

import io.synthorax.learning.torch.TorchEngine;
import java.util.function.Supplier;

/**
 * PyTorch, started when it is first asked for and then kept: a service that waits for work stays
 * small.
 */
final class LazyEngine implements Supplier<TorchEngine> {
  private final TorchEngine.Settings settings;
  private TorchEngine started;

  LazyEngine(TorchEngine.Settings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized TorchEngine get() {
    if (started == null) {
      started = TorchEngine.start(settings);
    }
    return started;
  }
}
