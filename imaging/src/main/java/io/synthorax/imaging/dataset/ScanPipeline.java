package io.synthorax.imaging.dataset;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.scan.Scan;
import io.synthorax.imaging.scan.ScanReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes the scans of a listing on several threads and hands them over in the listing's order, on
 * the caller's thread. At most a few images are held, whatever the listing's length.
 */
final class ScanPipeline {
  private static final int MAXIMUM_THREADS = 4;
  private static final int AHEAD_PER_THREAD = 4;

  /** Takes the scans in order. */
  interface Sink {
    void decoded(LabelledScan entry, Scan scan) throws IOException;

    void unreadable(LabelledScan entry, UnreadableScan why) throws IOException;
  }

  private record Pending(LabelledScan entry, Future<Scan> scan) {}

  private final Listing listing;
  private final ScanReader reader;

  ScanPipeline(Listing listing, ScanReader reader) {
    this.listing = listing;
    this.reader = reader;
  }

  void run(Sink sink) throws IOException, InterruptedException {
    int threads = Math.min(MAXIMUM_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "scan-decoder");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Queue<Pending> ahead = new ArrayDeque<>();
      Iterator<LabelledScan> entries = listing.scans().iterator();
      while (entries.hasNext() || !ahead.isEmpty()) {
        while (entries.hasNext() && ahead.size() < threads * AHEAD_PER_THREAD) {
          LabelledScan entry = entries.next();
          ahead.add(
              new Pending(
                  entry, pool.submit(() -> reader.read(listing.folder().resolve(entry.file())))));
        }
        handOver(ahead.remove(), sink);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void handOver(Pending next, Sink sink) throws IOException, InterruptedException {
    Scan scan;
    try {
      scan = next.scan().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnreadableScan unreadable) {
        sink.unreadable(next.entry(), unreadable);
        return;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("decoding failed in an unforeseen way", e.getCause());
    }
    sink.decoded(next.entry(), scan);
  }
}
