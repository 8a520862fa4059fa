package io.synthorax.imaging.scan;

import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.StoredImage;
import io.synthorax.imaging.dicom.TransferSyntax.Codec;
import java.util.concurrent.Semaphore;

/**
 * The right to hold an image in memory while it is decoded. All threads of the process share
 * {@value #MEGAPIXELS} megapixels, so that many large images do not fill a small heap; whoever asks
 * for more than there is waits, and the largest wait for all.
 */
final class FrameMemory implements AutoCloseable {
  private static final int MEGAPIXELS = 32;
  private static final Semaphore FREE = new Semaphore(MEGAPIXELS, true);

  /** JPEG 2000's wavelets are decoded in four bytes per pixel, twice. */
  private static final int OF_WAVELETS = 4;

  private final int taken;

  private FrameMemory(int taken) {
    this.taken = taken;
    FREE.acquireUninterruptibly(taken);
  }

  /** Waits until there is room for the image. */
  static FrameMemory of(DicomFile file, StoredImage image) {
    long pixels =
        (long) image.size() * (file.syntax().codec() == Codec.JPEG_2000 ? OF_WAVELETS : 1);
    return new FrameMemory((int) Math.min(MEGAPIXELS, 1 + pixels / 1_000_000));
  }

  @Override
  public void close() {
    FREE.release(taken);
  }
}
