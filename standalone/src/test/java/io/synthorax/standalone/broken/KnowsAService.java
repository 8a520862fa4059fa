package io.synthorax.standalone.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsAService {
  public Object forbidden() {
    return io.synthorax.generator.broken.Service.class;
  }
}
