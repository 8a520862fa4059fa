package io.synthorax.trainer;

/** Somebody asks the run to wait; its state is saved. */
final class RunPaused extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunPaused(long step) {
    super("paused at step " + step, null, false, false);
  }
}
