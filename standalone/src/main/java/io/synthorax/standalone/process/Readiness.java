package io.synthorax.standalone.process;

import java.net.URI;
import java.nio.file.Path;

/** The sign by which a child says that it can be used. */
public sealed interface Readiness {

  /** A file, removed before the child starts, appears. */
  record FileAppears(Path file) implements Readiness {}

  /**
   * {@code ready} answers 200. Afterwards {@code live} is asked now and then; a child that keeps
   * answering 503 there is ended, and started again.
   */
  record HttpAnswers(URI ready, URI live) implements Readiness {}
}
