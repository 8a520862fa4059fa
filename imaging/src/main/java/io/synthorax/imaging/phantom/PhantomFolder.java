package io.synthorax.imaging.phantom;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.png.GrayPng;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes phantoms as a user would bring scans: PNG files and a {@code labels.csv}, several images
 * per patient, no split; so they take the same way in as real ones. The file {@code PHANTOM.txt}, a
 * column {@code source} and a text in every PNG say what they are.
 */
public final class PhantomFolder {
  private static final int MOST_IMAGES_PER_PATIENT = 4;
  private static final String MARK =
      """
      The images in this folder are phantoms: drawn chest radiographs, of nobody.
      They serve to try Synthorax out. Nothing measured on them holds for patients.
      """;

  private record Plate(ClassLabel label, int patient, int image) {
    String file() {
      return "images/phantom-%05d-%d.png".formatted(patient, image);
    }

    String row() {
      return "%s,%s,phantom-%05d,PA,phantom\n".formatted(file(), label, patient);
    }
  }

  private PhantomFolder() {}

  /**
   * Draws everything that is ordered into a folder, which is created; the label file comes last.
   */
  public static void write(Path folder, PhantomOrder order)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(folder.resolve(FolderListing.PHANTOM_MARK), MARK);
    List<Plate> plates = plates(order);
    PhantomRadiographs radiographs = new PhantomRadiographs(order.seed(), order.resolution());
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(8, Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<Path>> drawn = new ArrayList<>();
      plates.forEach(plate -> drawn.add(pool.submit(() -> draw(folder, radiographs, plate))));
      for (Future<Path> each : drawn) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unwritable) {
        throw unwritable;
      }
      throw new IllegalStateException("drawing failed in an unforeseen way", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    StringBuilder table = new StringBuilder("file,label,patient,view,source\n");
    plates.forEach(plate -> table.append(plate.row()));
    Files.writeString(folder.resolve(FolderListing.TABLE), table, StandardCharsets.UTF_8);
  }

  private static Path draw(Path folder, PhantomRadiographs radiographs, Plate plate)
      throws IOException {
    var image = radiographs.draw(plate.label, plate.patient, plate.image);
    return Files.write(folder.resolve(plate.file()), GrayPng.encode(image, GrayPng.Origin.PHANTOM));
  }

  /** Patients come once, with one to four images each. */
  private static List<Plate> plates(PhantomOrder order) {
    Chance chance = Chance.of(order.seed());
    List<Plate> plates = new ArrayList<>();
    int patient = 0;
    for (Map.Entry<ClassLabel, Integer> wanted : order.images().entrySet()) {
      int left = wanted.getValue();
      while (left > 0) {
        patient++;
        // A class of few images has as many patients, so that it can be split.
        int most = Math.min(MOST_IMAGES_PER_PATIENT, Math.max(1, wanted.getValue() / 6));
        int images = Math.min(left, 1 + chance.below(most));
        for (int image = 0; image < images; image++) {
          plates.add(new Plate(wanted.getKey(), patient, image));
        }
        left -= images;
      }
    }
    return plates;
  }
}
