package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.SharedData;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.imaging.scan.ScanReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealRadiographsIT {
  @TempDir Path staging;

  @Test
  void theFiveClassesOfTheNihKeepTheirSplitAndNoPatientIsInTwoParts() throws Exception {
    // Given
    Listing listing = new FolderListing().of(SharedData.folder("data/nih5_128"));
    var order = new DatasetOrder("nih5_128", 64, "", SplitRule.of("key"), false);

    // When
    DatasetManifest manifest = new DatasetBuilder(order, staging).build(listing, (d, n) -> {});

    // Then
    assertThat(listing.scans()).hasSize(2797);
    assertThat(manifest.skipped()).isEmpty();
    assertThat(manifest.patientsKnown()).isTrue();
    assertThat(manifest.phantom()).isFalse();
    assertThat(manifest.images(Part.TEST))
        .containsExactly(
            Map.entry(new ClassLabel("Normal"), 300),
            Map.entry(new ClassLabel("Cardiomegaly"), 22),
            Map.entry(new ClassLabel("Pulmonary_Edema"), 22),
            Map.entry(new ClassLabel("Pleural_Effusion"), 120),
            Map.entry(new ClassLabel("Pneumothorax"), 76));
    Map<Part, Set<Long>> patients = patients(manifest);
    assertThat(patients.get(Part.TRAIN))
        .doesNotContainAnyElementsOf(patients.get(Part.TEST))
        .doesNotContainAnyElementsOf(patients.get(Part.VALIDATION));
    assertThat(patients.get(Part.TEST)).doesNotContainAnyElementsOf(patients.get(Part.VALIDATION));
  }

  @Test
  void originalsOfEverySizeAndDepthAreRead() throws Exception {
    // Given 1024 pixels, RGBA among them; photographs that are not square; another hospital's
    for (String name : new String[] {"nih_original_1024", "kermany_original", "kermany_224"}) {
      Path folder = SharedData.folder("data/" + name);
      for (LabelledScan scan : new FolderListing().of(folder).scans()) {

        // When
        double mean = new ScanReader(64).read(folder.resolve(scan.file())).image().mean();

        // Then
        assertThat(mean).as(scan.file()).isBetween(30.0, 230.0);
      }
    }
  }

  @Test
  void arraysOfNumPyAreRead() throws Exception {
    // Given
    Path file = SharedData.folder("peers/metrics").resolve("wide-real.npy");

    // When
    NpyArray array = NpyArray.read(file);

    // Then
    assertThat(array.shape()).hasSize(2);
    assertThat(array.doubles())
        .hasSize(array.shape()[0] * array.shape()[1])
        .doesNotContain(Double.NaN);
  }

  private Map<Part, Set<Long>> patients(DatasetManifest manifest) throws Exception {
    Map<Part, Set<Long>> patients = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      patients.put(part, new HashSet<>());
      for (var shard : manifest.parts().get(part).patients()) {
        for (long patient : NpyArray.read(staging.resolve(shard.name())).longs()) {
          patients.get(part).add(patient);
        }
      }
    }
    return patients;
  }
}
