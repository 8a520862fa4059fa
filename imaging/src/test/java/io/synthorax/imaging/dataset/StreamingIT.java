package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a heap of 256 MB, into which the images would not fit. */
class StreamingIT {
  private static final int SCANS = 5_000;

  @TempDir Path base;

  @Test
  void moreImagesThanTheHeapHoldsAreConverted() throws Exception {
    // Given 5,000 scans that take 328 MB at 256 pixels
    for (int i = 0; i < SCANS; i++) {
      Pictures.png(base.resolve("scans/" + (i % 2 == 0 ? "a/" : "b/") + i + ".png"), i);
    }
    var order = new DatasetOrder("many", 256, "", SplitRule.of("key"), false);
    assertThat(SCANS * 256L * 256).isGreaterThan(Runtime.getRuntime().maxMemory());

    // When
    DatasetManifest manifest =
        new DatasetBuilder(order, base.resolve("staging"), 2_000)
            .build(new FolderListing().of(base.resolve("scans")), (done, total) -> {});

    // Then
    long bytes = 0;
    for (Part part : Part.values()) {
      for (var shard : manifest.parts().get(part).images()) {
        bytes += Files.size(base.resolve("staging").resolve(shard.name())) - 128;
      }
    }
    assertThat(bytes).isEqualTo(SCANS * 256L * 256);
  }
}
