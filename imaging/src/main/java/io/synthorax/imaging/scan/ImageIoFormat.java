package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import java.io.DataInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * What must be known about a format that ImageIO decodes, to read it without trust. Decoders fill
 * in what a cut-off file lacks and say so in a warning at best, therefore the structure is walked
 * first.
 */
interface ImageIoFormat {

  /** Whether the first bytes of a file are this format's. */
  boolean recognizes(byte[] head);

  /**
   * Walks the file from its first byte to the end of its image: checks the dimensions as soon as
   * they are read, then that nothing is missing. Throws {@link UnreadableScan}, or an EOFException
   * where the file ends early.
   */
  void inspect(DataInputStream file, ScanLimits limits) throws IOException;

  /** A new decoder. */
  ImageReader decoder() throws IOException;
}
