package io.synthorax.standalone.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a disk has room. */
public final class FreeSpace {
  /** Below this the broker and the native libraries cannot even be set up. */
  private static final long LEAST = 1_500_000_000L;

  private static final long LEAST_TO_GO_ON = 100_000_000L;

  private FreeSpace() {}

  /** The message names the folder, what is needed, and what there is. */
  public static final class TooLittle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLittle(Path folder, long needed, long there) {
      super(
          "Not enough disk: %s is needed in %s, %s is free."
              .formatted(Quantities.bytes(needed), folder, Quantities.bytes(there)));
    }
  }

  /** Before anything is started. */
  public static void requireToStart(Path folder) throws IOException {
    require(folder, LEAST);
  }

  /** While a study runs: services that wait for a disk would wait for ever. */
  public static void requireToGoOn(Path folder) throws IOException {
    require(folder, LEAST_TO_GO_ON);
  }

  /** Throws {@link TooLittle}. */
  public static void require(Path folder, long bytes) throws IOException {
    long there = Files.getFileStore(folder).getUsableSpace();
    if (there < bytes) {
      throw new TooLittle(folder, bytes, there);
    }
  }
}
