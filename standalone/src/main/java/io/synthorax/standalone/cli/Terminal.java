package io.synthorax.standalone.cli;

import io.synthorax.standalone.study.Display;
import io.synthorax.standalone.study.LiveDisplay;
import io.synthorax.standalone.study.PlainDisplay;

/** What the script found out about standard output: a terminal's width, or 0 for a file or pipe. */
final class Terminal {
  private static final String COLUMNS = "synthorax.terminal.columns";

  private Terminal() {}

  static Display display() {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? new LiveDisplay(System.out, columns) : new PlainDisplay(System.out);
  }
}
