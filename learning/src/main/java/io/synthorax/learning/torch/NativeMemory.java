package io.synthorax.learning.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of arrays, as the C library hands it out. Left alone, glibc returns a large array to
 * the system as soon as it is freed, and every step of a training takes thousands of fresh pages
 * for the same arrays again: up to half of its time on a virtual machine (docs/benchmarks.md). So
 * it is kept while networks are in use, and given back when one is closed. Other C libraries are
 * left as they are.
 */
final class NativeMemory {
  private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

  /** The parameters of mallopt(3). */
  private static final int TRIM_THRESHOLD = -1;

  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;
  private static final int PADDING = 64 << 20;

  interface Glibc extends Library {
    int mallopt(int parameter, int value);

    int malloc_trim(NativeLong pad);
  }

  private static Glibc glibc;

  private NativeMemory() {}

  /** From now on, what is freed stays with this process; false: this C library cannot. */
  static synchronized boolean keep() {
    if (glibc == null && Platform.isLinux()) {
      try {
        Glibc library = Native.load("c", Glibc.class);
        library.mallopt(MMAP_MAX, 0);
        library.mallopt(TRIM_THRESHOLD, Integer.MAX_VALUE);
        library.mallopt(TOP_PAD, PADDING);
        glibc = library;
      } catch (LinkageError e) {
        LOG.info("no glibc that can be spoken to: freed memory is not kept ({})", e.toString());
      }
    }
    return glibc != null;
  }

  /** What is free goes back to the system, where it was kept. */
  static synchronized void giveBack() {
    if (glibc != null) {
      glibc.malloc_trim(new NativeLong(0));
    }
  }
}
