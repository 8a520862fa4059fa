package io.synthorax.imaging.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsAnEngine {
  public Object forbidden() {
    return ai.djl.Model.class;
  }
}
