package io.synthorax.learning.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsPyTorch {
  public Object forbidden() {
    return ai.djl.pytorch.engine.PtEngine.class;
  }
}
