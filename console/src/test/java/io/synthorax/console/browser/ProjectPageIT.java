package io.synthorax.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.it.ServersResource;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project from its creation to a withdrawal, in Debian's Chromium. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ProjectPageIT {
  @TestHTTPResource("/")
  URI base;

  @TempDir Path profile;
  @TempDir Path folder;

  private Chromium page;

  @BeforeEach
  void open() throws IOException {
    page = Chromium.open(base, profile);
    page.screen(1280, 900, false);
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void createsAProjectAndLabelsItsScansByKeys() throws Exception {
    // Given
    page.go("/projects");
    page.assertSound();
    page.find("#project").sendKeys("ward-9");
    page.find("#project-classes").sendKeys("Normal, Pleural Effusion");
    page.find("form[data-project] button").click();
    page.awaitText("h1", "ward-9");
    page.awaitDrawn();
    page.find("#scan-files").sendKeys(scan(1) + "\n" + scan(2));
    page.find("#scan-patient").sendKeys("4711");
    page.find("form[data-scans] button").click();
    page.awaitText("#project .actions", "Label 2 scans");
    page.picture("project");
    page.assertSound();

    // When
    page.find("#project .actions a").click();
    page.awaitText("[data-place]", "Scan 1 of 2");
    page.picture("labelling");
    page.assertSound();
    page.find("body").sendKeys("n");
    page.awaitText("[data-place]", "Scan 2 of 2");
    page.find("body").sendKeys("2");
    page.awaitText("[data-place]", "These were all; 1 have still no class");
    page.find("body").sendKeys("b");
    page.awaitText("[data-place]", "Scan 2 of 2: Pleural Effusion");
    page.find("body").sendKeys("b");
    page.awaitText("[data-place]", "Scan 1 of 2");
    page.find("body").sendKeys("x");
    page.awaitText("[data-place]", "Scan 2 of 2");

    // Then
    page.go("/projects/ward-9");
    page.await(d -> page.texts("#project tbody td.n").equals(List.of("0", "1")));
    assertThat(page.all("#project .actions a")).isEmpty();
    page.find("#withdrawn").sendKeys("4711");
    page.find("form[data-withdraw] button").click();
    page.acceptDialog();
    page.awaitText("[data-answer]", "2 scans were removed");
    page.await(d -> page.texts("#project tbody td.n").equals(List.of("0", "0")));
    page.assertSound();
  }

  private Path scan(int gray) throws IOException {
    byte[] pixels = new byte[64 * 64];
    Arrays.fill(pixels, (byte) gray);
    return Files.write(
        folder.resolve(gray + ".png"),
        GrayPng.encode(new GrayImage(64, 64, pixels), GrayPng.Origin.PHANTOM));
  }
}
