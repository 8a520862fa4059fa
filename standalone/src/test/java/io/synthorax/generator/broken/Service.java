package io.synthorax.generator.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class Service {
  public Object forbidden() {
    return java.lang.String.class;
  }
}
