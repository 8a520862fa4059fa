package io.synthorax.console.intake;

import io.synthorax.contracts.Event;
import io.synthorax.contracts.Resolution;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen scans in a folder, and an intake that may read it. */
abstract class IntakeScenario {
  static final long LARGEST_UPLOAD = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path scans;
  @TempDir Path staging;
  @TempDir Path elsewhere;

  final InMemoryObjectStore store = new InMemoryObjectStore();
  final List<Event> published = new ArrayList<>();

  @BeforeEach
  void writeScans() throws IOException {
    StringBuilder table = new StringBuilder("file,label,patient\n");
    for (int i = 0; i < 16; i++) {
      byte[] pixels = new byte[40 * 40];
      java.util.Arrays.fill(pixels, (byte) (i * 13));
      String file = "scan" + i + ".png";
      Files.write(
          scans.resolve(file),
          GrayPng.encode(new GrayImage(40, 40, pixels), GrayPng.Origin.UNMARKED));
      table.append(file).append(i % 2 == 0 ? ",Normal,p" : ",Pneumonia,p").append(i).append('\n');
    }
    Files.writeString(scans.resolve("labels.csv"), table);
  }

  DatasetIntake intake(EventPublisher publisher) {
    return intake(publisher, staging);
  }

  DatasetIntake intake(EventPublisher publisher, Path stagingFolder) {
    return intake(publisher, stagingFolder, PATIENCE);
  }

  DatasetIntake intake(EventPublisher publisher, Path stagingFolder, Duration patience) {
    return new DatasetIntake(
        store,
        publisher,
        new ScanSources(new IntakeFolders(List.of(scans)), store, LARGEST_UPLOAD),
        stagingFolder,
        SplitRule.of("test"),
        patience);
  }

  static RegisteredDataset upload(DatasetIntake intake, byte[] zip) {
    return intake.upload(request(null), new java.io.ByteArrayInputStream(zip));
  }

  List<Path> listed() throws IOException {
    try (Stream<Path> files = Files.list(scans)) {
      return files.filter(file -> !file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  byte[] zipOfScans() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      for (Path file : listed()) {
        zip.putNextEntry(new java.util.zip.ZipEntry("xrays/" + file.getFileName()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  static ImportRequest request(String folder) {
    return new ImportRequest(
        "scans", folder, List.of(), new Resolution(32), null, null, null, "", null, null);
  }
}
