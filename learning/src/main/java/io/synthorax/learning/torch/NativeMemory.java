package io.synthorax.learning.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of arrays, as the C library hands it out. Left alone, glibc returns a large array to
 * the system as soon as it is freed, and every step of a training takes thousands of fresh pages
 * for the same arrays again: up to half of its time on a virtual machine (docs/experiments.md). So
 * this whole process keeps what is freed, from the engine's start on, and gives back what is free
 * when a network is closed. Arrays of 64 MiB and more are beyond it, since a thread's heap ends
 * there; other C libraries are left as they are.
 */
final class NativeMemory {
  private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

  /** The parameters of mallopt(3). */
  private static final int TRIM_THRESHOLD = -1;

  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;

  /** The size of a thread's heap: a smaller one would let glibc unmap heaps that are empty. */
  private static final int PADDING = 64 << 20;

  interface Glibc extends Library {
    int mallopt(int parameter, int value);

    int malloc_trim(NativeLong pad);
  }

  private static final Optional<Glibc> GLIBC = load();

  private NativeMemory() {}

  private static Optional<Glibc> load() {
    try {
      return Platform.isLinux() ? Optional.of(Native.load("c", Glibc.class)) : Optional.empty();
    } catch (LinkageError e) {
      LOG.info("no C library that can be spoken to: {}", e.toString());
      return Optional.empty();
    }
  }

  /** From now on, what is freed stays with this process; false: this C library cannot. */
  static boolean keep() {
    try {
      return GLIBC.isPresent()
          && GLIBC.get().mallopt(MMAP_MAX, 0) == 1
          && GLIBC.get().mallopt(TRIM_THRESHOLD, Integer.MAX_VALUE) == 1
          && GLIBC.get().mallopt(TOP_PAD, PADDING) == 1;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** What is free goes back to the system. */
  static void giveBack() {
    try {
      GLIBC.ifPresent(library -> library.malloc_trim(new NativeLong(0)));
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("not glibc: nothing was kept", e);
    }
  }
}
