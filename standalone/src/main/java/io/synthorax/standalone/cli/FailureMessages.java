package io.synthorax.standalone.cli;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.standalone.platform.Ports;
import io.synthorax.standalone.process.HomeLock;
import io.synthorax.standalone.study.Failures;
import io.synthorax.standalone.study.FreeSpace;
import io.synthorax.standalone.study.Refused;
import io.synthorax.standalone.study.ResultFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One sentence and one exit code for every failure that a user can meet; no stack trace. */
final class FailureMessages implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    PrintWriter err = command.getErr();
    err.println("synthorax: " + message(e));
    err.flush();
    return code(e);
  }

  private static int code(Exception e) {
    if (e instanceof Refused refused && !refused.dataAreToBlame()) {
      return refused.diskIsToBlame() ? ExitCode.MACHINE : ExitCode.FAILED;
    }
    if (e instanceof Refused || e instanceof ContractViolation || e instanceof DataMissing) {
      return ExitCode.DATA;
    }
    boolean machine =
        e instanceof Ports.InUse
            || e instanceof HomeLock.Held
            || e instanceof FreeSpace.TooLittle
            || e instanceof ResultFolder.Unusable
            || e instanceof FileSystemException;
    return machine ? ExitCode.MACHINE : ExitCode.FAILED;
  }

  private static String message(Exception e) {
    if (e instanceof FileSystemException file) {
      return file.getFile() + ": " + Failures.text(file);
    }
    if (e instanceof IOException io) {
      return Failures.text(io);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** The folder of scans is not there. */
  static final class DataMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataMissing(String message) {
      super(message);
    }
  }
}
