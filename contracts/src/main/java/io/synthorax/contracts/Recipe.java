package io.synthorax.contracts;

/** How generators are trained unless single switches say otherwise. */
public enum Recipe {
  /** What gave the better images from few scans. */
  DEFAULT,
  /** The paper's, without anything that was found out since. */
  PAPER
}
