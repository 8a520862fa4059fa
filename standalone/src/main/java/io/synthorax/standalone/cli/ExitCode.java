package io.synthorax.standalone.cli;

/** What the command tells the shell; 130 and 143, as usual, after Ctrl-C and SIGTERM. */
final class ExitCode {
  static final int OK = 0;

  /** The study or the platform failed. */
  static final int FAILED = 1;

  /** An argument is wrong. */
  static final int USAGE = 2;

  /** The data are refused. */
  static final int DATA = 3;

  /** Not on this machine now: a port in use, a home that another run holds, a full disk. */
  static final int MACHINE = 4;

  private ExitCode() {}
}
