package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.UnreadableScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A file format of scans. No file is trusted. */
interface ScanFormat {

  /** Whether the first bytes of a file are this format's. */
  boolean recognizes(byte[] head);

  /**
   * Decodes a whole file: checks its dimensions before memory is taken, then gives every row to the
   * target. Throws {@link UnreadableScan}, or an EOFException where the file ends early.
   */
  Set<ScanWarning> decode(Path file, ScanLimits limits, Target target) throws IOException;

  /** Where an image goes. */
  interface Target {
    /** Is told the image's size once, and takes all of its rows. */
    GrayRows sized(int width, int height);
  }
}
