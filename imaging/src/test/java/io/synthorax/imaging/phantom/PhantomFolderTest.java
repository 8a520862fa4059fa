package io.synthorax.imaging.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.SplitRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomFolderTest {
  @TempDir Path base;

  @Test
  void phantomsTakeTheSameWayInAsScans() throws Exception {
    // Given
    PhantomFolder.write(base.resolve("p"), PhantomOrder.standard(32, 1, 0.1));

    // When
    var listing = new FolderListing().of(base.resolve("p"));
    DatasetManifest manifest =
        new DatasetBuilder(
                new DatasetOrder("p", 32, "", SplitRule.of("key"), false), base.resolve("s"))
            .build(listing, (done, total) -> {});

    // Then
    assertThat(manifest.phantom()).isTrue();
    assertThat(manifest.patientsKnown()).isTrue();
    assertThat(manifest.skipped()).isEmpty();
    assertThat(manifest.classes()).isEqualTo(PhantomRadiographs.CLASSES);
    assertThat(total(manifest, "Normal")).isEqualTo(40);
    assertThat(total(manifest, "Pulmonary_Edema")).isEqualTo(12);
    assertThat(listing.scans().stream().map(scan -> scan.patient()).distinct().count())
        .isLessThan(listing.scans().size());
  }

  @Test
  void everyPictureSaysWhatItIs() throws Exception {
    // Given
    Path folder = base.resolve("p");

    // When
    PhantomFolder.write(folder, PhantomOrder.standard(16, 1, 0.02));

    // Then
    try (var files = Files.list(folder.resolve("images"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .contains("Synthorax\0phantom"));
    }
    assertThat(folder.resolve("PHANTOM.txt")).content().contains("of nobody");
  }

  private static int total(DatasetManifest manifest, String label) {
    int sum = 0;
    for (Part part : Part.values()) {
      sum += manifest.images(part, new ClassLabel(label));
    }
    return sum;
  }
}
