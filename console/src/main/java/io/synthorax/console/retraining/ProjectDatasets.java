package io.synthorax.console.retraining;

import io.synthorax.console.intake.DatasetStorage;
import io.synthorax.console.intake.StagingFailed;
import io.synthorax.console.intake.TemporaryFolder;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.RetrainingTrigger.TrainingScan;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.LabelledScan;
import io.synthorax.imaging.dataset.Listing;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes the data set of a trigger out of the project's stored scans. The same trigger always gives
 * the same data set. Each patient's part follows from the keyed hash alone, so that it is the same
 * in every data set of the project.
 */
public final class ProjectDatasets {
  private final ObjectStore store;
  private final DatasetStorage datasets;
  private final Path staging;

  public ProjectDatasets(ObjectStore store, EventPublisher publisher, Path staging) {
    this.store = store;
    this.datasets = new DatasetStorage(store, publisher);
    this.staging = staging;
  }

  /** Throws {@link ContractViolation} if a scan is gone or a class is missing in a part. */
  DatasetManifest make(Project project, SplitRule split, RetrainingTrigger trigger) {
    try (TemporaryFolder folder = emptied()) {
      Path scans = Files.createDirectory(folder.path().resolve("scans"));
      Path shards = folder.path().resolve("shards");
      Listing listing = listing(project, split, trigger, scans);
      DatasetOrder order =
          new DatasetOrder(
              project.project() + " " + trigger.number(),
              project.training().resolution().pixels(),
              "",
              split,
              false);
      DatasetManifest built = new DatasetBuilder(order, shards).build(listing, (done, total) -> {});
      DatasetManifest manifest = splitForEver(built, split);
      datasets.store(manifest, shards, project.evaluation());
      return manifest;
    } catch (IOException e) {
      throw new StagingFailed("the data set could not be staged: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldUnreachable("the console ends while making a data set", e);
    }
  }

  /** What a killed console left is removed: one data set is made at a time. */
  private TemporaryFolder emptied() throws IOException {
    TemporaryFolder.sweep(staging);
    return TemporaryFolder.below(staging);
  }

  private Listing listing(Project project, SplitRule split, RetrainingTrigger trigger, Path folder)
      throws IOException {
    List<LabelledScan> listed = new ArrayList<>();
    for (TrainingScan scan : trigger.scans()) {
      String file = scan.sha256() + ".png";
      Files.write(folder.resolve(file), content(trigger, scan));
      listed.add(
          new LabelledScan(
              file, scan.label(), scan.patientKey(), split.part(scan.patientKey()), 0, List.of()));
    }
    return new Listing(
        folder,
        folder,
        project.classes(),
        listed,
        List.of(),
        true,
        true,
        project.phantom().orElse(false),
        new TreeMap<>(),
        List.of());
  }

  private byte[] content(RetrainingTrigger trigger, TrainingScan scan) {
    byte[] png =
        store
            .find(ObjectLayout.scanImage(trigger.project(), scan.sha256()))
            .orElseThrow(() -> new ContractViolation("a scan was removed meanwhile"));
    if (!Json.sha256(png).equals(scan.sha256())) {
      throw new ContractViolation("a stored scan is not what its name says");
    }
    return png;
  }

  /** The builder was given the parts; by which rule is known here. */
  private static DatasetManifest splitForEver(DatasetManifest built, SplitRule split) {
    return new DatasetManifest(
        built.name(),
        built.resolution(),
        built.phantom(),
        built.patientsKnown(),
        split.describe(true) + ", for ever",
        built.licence(),
        built.classes(),
        built.parts(),
        built.skipped(),
        built.uniform(),
        built.confounders(),
        built.warnings(),
        built.notes());
  }
}
