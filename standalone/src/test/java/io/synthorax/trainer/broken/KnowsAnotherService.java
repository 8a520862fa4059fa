package io.synthorax.trainer.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsAnotherService {
  public Object forbidden() {
    return io.synthorax.generator.broken.Service.class;
  }
}
