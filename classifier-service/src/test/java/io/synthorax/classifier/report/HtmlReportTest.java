package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ObjectRef;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  @Test
  void namesEveryClassItsCountsAndTheAnswer() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains(Html.escape(report.headline().sentence()))
        .contains("Real scans")
        .contains("1,056 (793)")
        .contains("1,056 + 0 + 0")
        .contains("Pulmonary Edema has no generator and kept its real images only")
        .contains("46.0<span class=\"interval\">[41.5, 50.5]</span>")
        .contains("94.89")
        .contains("GS over IR-DUP: +1.2")
        .contains("Sensitivity at 90 % specificity")
        .contains("Balanced by weighting")
        .contains("Reliability of IR-DUP")
        .contains("judged by the classifiers of IR")
        .contains("GS-SHUFFLED (GS with shuffled labels")
        .contains("memorization");
    assertThat(report.caveats())
        .allSatisfy(caveat -> assertThat(page).contains(Html.escape(caveat)));
  }

  @Test
  void saysWhichScansToLookAtAndHowLabelsWereRead() {
    assertThat(HtmlReport.of(SampleReport.realScans(), HtmlReportTest::gray))
        .contains("Scans that were taken and should be looked at: 12 view-unknown.")
        .contains("Images with several findings took the first of the classes.");
    assertThat(HtmlReport.of(SampleReport.phantoms(), HtmlReportTest::gray))
        .doesNotContain("should be looked at");
  }

  @Test
  void aSharedGeneratorsCurvesAreDrawnOnce() {
    // When
    String page = HtmlReport.of(SampleReport.sharedGenerator(), HtmlReportTest::gray);
    // Then
    assertThat(page)
        .containsOnlyOnce("<title>All classes: loss, nats</title>")
        .doesNotContain("Normal: loss, nats")
        .doesNotContain("Losses of different runs");
    assertThat(HtmlReport.of(SampleReport.realScans(), HtmlReportTest::gray))
        .containsOnlyOnce("<title>Normal: loss, nats</title>")
        .contains("Losses of different runs");
  }

  @Test
  void everyFeatureSpaceHasItsTable() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains("Normal: figures in the feature space autoencoder")
        .contains("Normal: figures in the feature space resnet")
        .contains("<th scope=\"col\">kd</th>")
        .contains("0.280 (k3)")
        .contains("real against real, test")
        .contains("balanced accuracy 0.240", "[0.120, 0.360]")
        .contains("The extractor resnet hardly tells the classes apart")
        .contains("All classes, in the feature space resnet")
        .contains("Also: real-images-validation 144.")
        .doesNotContain("<th scope=\"col\">real-<wbr>images</th>");
  }

  @Test
  void saysWhatTheBoxesAreAndWhatFollows() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains("Why is there a box?")
        .contains("In the feature space resnet: 4 of 5 synthesized classes nearest to their own")
        .contains("1 of 5 synthesized classes without a figure (Pulmonary Edema)")
        .contains("Normal, autoencoder")
        .contains("Normal, resnet")
        .contains("real Pulmonary Edema")
        .contains("resnet, CLASS: the centroids of all images")
        .contains("Cardiomegaly, ours, resnet")
        .contains("margin, resnet");
  }

  @Test
  void memorizationHasItsFigureItsFloorItsVerdictAndItsPairs() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains("6. Memorization and diversity")
        .contains("7.25<span class=\"interval\">[7.10, 7.40]</span></td><td>500</td><td>8.50")
        .contains("Epoch 28: cannot be decided. AUROC of the membership attack (pixels64): 0.530")
        .contains("Blocked by the privacy check: epoch 64.")
        .contains("Every right one is a real scan")
        .contains("7. What these figures do not say")
        .doesNotContain("; memorization-nearest-pixels64 ");
    assertThat(HtmlReport.of(SampleReport.phantoms(), HtmlReportTest::gray))
        .doesNotContain("Every right one is a real scan");
  }

  @Test
  void saysWhatAConfounderPredictsAloneAndWhatIsLeftWithinItsValues() {
    // When
    String page = HtmlReport.of(SampleReport.realScans(), HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains("Confounder: view")
        .contains(
            "Pulmonary Edema: the view alone, without any image, has an AUROC of 80.0 [75.0, 85.0]."
                + " Among images of the same value, the classifiers of IR reach 79.0 [74.0, 84.0]:"
                + " it is not all that they go by")
        .doesNotContain("Normal: the view alone")
        .contains("<th scope=\"row\">AP, IR</th>", "22 + 22 (19)");
  }

  @Test
  void saysSoOnTopWhenTheImagesArePhantoms() {
    // Given
    StudyReport report = SampleReport.phantoms();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page.indexOf("Phantoms: every image here is drawn"))
        .isPositive()
        .isLessThan(page.indexOf("class=\"headline"));
    assertThat(page).doesNotContain("Real scans, trained");
  }

  @Test
  void asksNobodyForAnythingAndRunsNothing() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    String withoutNamespace = page.replace("http://www.w3.org/2000/svg", "");
    assertThat(withoutNamespace)
        .doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", "javascript:");
    assertThat(Pattern.compile(" on[a-z]+=").matcher(page).find()).isFalse();
    assertThat(Pattern.compile("src=\"(?!data:image/png;base64,)").matcher(page).find()).isFalse();
  }

  @Test
  void nothingOfTheDataBecomesMarkup() {
    // Given
    StudyReport sample = SampleReport.realScans();
    StudyReport.Data data = sample.data();
    var hostile =
        new StudyReport.Data(
            data.dataset(),
            "<script>alert(1)</script>",
            false,
            64,
            true,
            "a & b",
            "\"><img src=x>",
            data.counts(),
            data.skipped(),
            data.uniform(),
            data.warnings(),
            List.of("<script>alert(2)</script>"));
    StudyReport report =
        StudyReport.of(
            sample.study(),
            sample.request(),
            hostile,
            sample.classes(),
            List.of(sample.utility()),
            List.of(),
            sample.generators());
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    assertThat(page).doesNotContain("<script>", "<img src=x>").contains("&lt;script&gt;");
  }

  @Test
  void everyModelIsShownWithThePapersRowBelowItsOwn() {
    // When
    String page = HtmlReport.of(SampleReport.twoModels(), HtmlReportTest::gray);
    // Then
    assertThat(page)
        .contains("<h3>AlexNet at 16/64 of its width</h3>", "AlexNet, source", "92.01")
        .contains("ResNet-18 at 16/64 of its width: ")
        .doesNotContain("93.35");
  }

  @Test
  void everyDrawingIsAWellFormedFileOfItsOwn() throws Exception {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, HtmlReportTest::gray);
    // Then
    Map<String, byte[]> plots = Plots.of(page);
    for (Map.Entry<String, byte[]> plot : plots.entrySet()) {
      assertThat(plot.getKey()).matches("[0-9]{3}-[a-z0-9-]+[.]svg");
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(plot.getValue()));
      assertThat(new String(plot.getValue(), StandardCharsets.UTF_8))
          .doesNotContain("NaN", "Infinity");
    }
    assertThat(plots).hasSizeGreaterThan(30).hasSize(page.split("<svg", -1).length - 1);
    assertThat(plots).containsKey("001-balanced-accuracy-of-each-training-set.svg");
  }

  @Test
  void givesTheSameBytesTwice() throws IOException {
    // Given
    String first = HtmlReport.of(SampleReport.realScans(), HtmlReportTest::gray);
    // When
    String second = HtmlReport.of(SampleReport.realScans(), HtmlReportTest::gray);
    // Then
    assertThat(second).isEqualTo(first);
    Path target = Files.createDirectories(Path.of("target/report"));
    Files.writeString(target.resolve("real.html"), first);
    Files.writeString(
        target.resolve("phantoms.html"),
        HtmlReport.of(SampleReport.phantoms(), HtmlReportTest::gray));
  }

  @Test
  void namesAPictureThatIsNotThere() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    String page = HtmlReport.of(report, object -> Optional.empty());
    // Then
    assertThat(page).contains("no picture").doesNotContain("data:image");
  }

  /** A sheet of 4 x 4 samples, each a bright disc that differs by key. */
  private static Optional<byte[]> gray(ObjectRef object) {
    int side = 4 * 66 - 2;
    byte[] pixels = new byte[side * side];
    Arrays.fill(pixels, (byte) 30);
    int radius = 12 + Math.floorMod(object.key().hashCode(), 14);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int dx = x % 66 - 32;
        int dy = y % 66 - 32;
        if (dx * dx + dy * dy < radius * radius) {
          pixels[y * side + x] = (byte) (200 - 3 * Math.abs(dx));
        }
      }
    }
    return Optional.of(
        GrayPng.encode(new GrayImage(side, side, pixels), GrayPng.Origin.SYNTHESIZED));
  }
}
