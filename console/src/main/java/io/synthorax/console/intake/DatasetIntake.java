package io.synthorax.console.intake;

import io.synthorax.console.StateConflict;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.IntakeException;
import io.synthorax.imaging.dataset.LicenceNote;
import io.synthorax.imaging.dataset.Listing;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns scans, or phantoms, into a stored data set. The same scans give the same data set. One
 * import at a time, in the order in which they came; nothing stays behind in the staging folder.
 */
public final class DatasetIntake {
  private final DatasetStorage datasets;
  private final ScanSources sources;
  private final Path staging;
  private final SplitRule split;
  private final Duration patience;
  private final Semaphore one = new Semaphore(1, true);

  /**
   * {@code staging} belongs to this console alone: what a killed import left there is removed.
   * {@code patience}: how long an import waits for those before it.
   */
  public DatasetIntake(
      ObjectStore store,
      EventPublisher publisher,
      ScanSources sources,
      Path staging,
      SplitRule split,
      Duration patience) {
    this.datasets = new DatasetStorage(store, publisher);
    this.sources = sources;
    this.staging = staging;
    this.split = split;
    this.patience = patience;
  }

  /**
   * Imports and registers. Throws {@link IntakeException} or {@link
   * io.synthorax.console.RequestRefused} if the scans or the request are not usable, {@link
   * StateConflict} if those before it take longer than the patience, {@link StagingFailed} if the
   * disk is.
   */
  public RegisteredDataset register(ImportRequest request) {
    return alone(
        request.phantoms() ? "phantoms" : request.folder(),
        temporary -> register(request, sources.listing(request, temporary), temporary));
  }

  /** As above, from an uploaded ZIP file, which is read to its end or to the limit. */
  public RegisteredDataset upload(ImportRequest request, InputStream zip) {
    return alone(
        "upload",
        temporary -> register(request, sources.uploaded(request, zip, temporary), temporary));
  }

  /** What is done in a folder that is gone afterwards. */
  private interface Work {
    RegisteredDataset in(Path temporary) throws IOException, InterruptedException;
  }

  /** {@code origin} is what a refusal names instead of the temporary folder. */
  private RegisteredDataset alone(String origin, Work work) {
    awaitTurn();
    try {
      TemporaryFolder.sweep(staging);
      try (TemporaryFolder folder = TemporaryFolder.below(staging)) {
        return told(origin, work, folder.path());
      }
    } catch (IOException e) {
      throw new StagingFailed("the import could not be staged: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldUnreachable("the console ends while importing", e);
    } finally {
      one.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!one.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StateConflict("another import is under way; ask again when it is done");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldUnreachable("the console ends before the import begins", e);
    }
  }

  private static RegisteredDataset told(String origin, Work work, Path temporary)
      throws IOException, InterruptedException {
    try {
      return work.in(temporary);
    } catch (IntakeException e) {
      Path shown = Path.of(origin);
      throw e.shownAs(temporary.resolve(ScanSources.COPY), shown)
          .shownAs(temporary.resolve(ScanSources.UPLOAD), shown);
    }
  }

  private RegisteredDataset register(ImportRequest request, Listing listing, Path temporary)
      throws IOException, InterruptedException {
    Path shards = temporary.resolve("shards");
    DatasetManifest manifest =
        new DatasetBuilder(order(request, listing), shards).build(listing, (done, total) -> {});
    boolean created = datasets.store(manifest, shards, request.evaluation());
    return new RegisteredDataset(manifest.id(), created, manifest);
  }

  private DatasetOrder order(ImportRequest request, Listing listing) throws IOException {
    String name = request.name();
    if (name.isEmpty()) {
      name = listing.phantom() ? "phantoms" : "scans";
    }
    return new DatasetOrder(
        name,
        request.resolution().pixels(),
        request.licence().isEmpty() ? LicenceNote.of(listing) : request.licence(),
        split,
        request.skipUnreadable(),
        request.confounders());
  }
}
