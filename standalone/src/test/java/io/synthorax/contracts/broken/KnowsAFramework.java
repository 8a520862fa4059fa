package io.synthorax.contracts.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsAFramework {
  public Object forbidden() {
    return org.assertj.core.api.Assertions.class;
  }
}
