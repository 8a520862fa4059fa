package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.PrivacyThresholds;
import io.synthorax.imaging.dataset.DatasetBuilder;
import io.synthorax.imaging.dataset.DatasetOrder;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.FrechetDistance;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extractor on real chest X-rays, where they lie beside the checkout. */
class RealRadiographsIT {
  private static final Path RADIOGRAPHS = Path.of("../../shared/data/nih5_64");
  private static final ClassLabel NORMAL = new ClassLabel("Normal");
  private static final int RESOLUTION = 32;

  @TempDir private Path staging;

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Test
  void theLatentSpaceTellsRealFromSpoiledRadiographs() throws Exception {
    assumeTrue(Files.isDirectory(RADIOGRAPHS), "the real X-rays are not there");
    // Given an extractor trained on the training patients
    DatasetManifest manifest = storedDataset();
    EvaluationSpecification specification = new EvaluationSpecification(6_000, 500, 64, 100, 5);
    FeatureNetwork.Loader loader =
        (protocol, onnx, resolution) -> OnnxFeatureNetwork.open(protocol, onnx, resolution, 1);
    ExtractorStage stage =
        new ExtractorStage(
            store,
            new Claims(store, Duration.ofMinutes(1)),
            processor(),
            new TorchTraining(1),
            loader);
    Extractors extractors = new Extractors(store, stage, loader, () -> {});
    Extractor extractor = extractors.selecting(manifest.id(), specification);
    RealPixels real = extractors.pixels(manifest.id());
    Features training = extractor.real().of(Part.TRAIN, NORMAL);
    byte[] test = pixels(manifest, Part.TEST);
    // When test patients, and the same with half of the pixels lost, are compared with them
    Features whole = extractor.network().features(test);
    Features spoiled = extractor.network().features(spoiled(test));
    // Then
    double floor = FrechetDistance.between(training, whole).value();
    assertThat(FrechetDistance.between(training, spoiled).value()).isGreaterThan(5 * floor);
    assertThat(extractor.card().validationError().getAsDouble()).isLessThan(0.06);
    assertThat(extractor.card().validationError().getAsDouble())
        .isLessThan(1.5 * extractor.card().trainingError().getAsDouble());
    assertThatOnlyCopiesAreCaught("pixels", real.pixels(), real.network(), test);
    assertThatOnlyCopiesAreCaught("autoencoder", extractor.real(), extractor.network(), test);
  }

  /** Test patients stand for a generator that draws anew; training images for one that copies. */
  private static void assertThatOnlyCopiesAreCaught(
      String space, RealFeatures real, FeatureNetwork network, byte... test) {
    FeatureSpace anew = new FeatureSpace(space, real, network.features(test));
    FeatureSpace copied = new FeatureSpace(space, real, real.of(Part.TRAIN, NORMAL));

    Memorization honest = memorization(anew);
    Memorization copies = memorization(copied);

    assertThat(honest.copies().share().value()).isLessThan(0.02);
    assertThat(verdict(honest)).isNotEqualTo(Verdict.BLOCKED);
    assertThat(copies.attack().auroc().value()).isGreaterThan(0.99);
    assertThat(verdict(copies)).isEqualTo(Verdict.BLOCKED);
  }

  private static Memorization memorization(FeatureSpace space) {
    return Memorization.of(space, NORMAL, List.of(NORMAL), PrivacyThresholds.standard(), 5);
  }

  private static Verdict verdict(Memorization found) {
    return PrivacyDecision.of(List.of(found), PrivacyThresholds.standard()).verdict();
  }

  private DatasetManifest storedDataset() throws Exception {
    DatasetOrder order = new DatasetOrder("nih5", RESOLUTION, "", SplitRule.of("it"), false);
    DatasetManifest manifest =
        new DatasetBuilder(order, staging)
            .build(new FolderListing().of(RADIOGRAPHS), (done, total) -> {});
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    for (DatasetManifest.PartManifest part : manifest.parts().values()) {
      for (var file : part.files().toList()) {
        store.put(
            ObjectLayout.datasetFile(manifest.id(), file.name()), staging.resolve(file.name()));
      }
    }
    return manifest;
  }

  private byte[] pixels(DatasetManifest manifest, Part part) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    new DatasetImages(store, manifest.id())
        .forEach(
            part,
            (label, pixels) -> {
              if (label.equals(NORMAL)) {
                all.writeBytes(pixels);
              }
            });
    return all.toByteArray();
  }

  private static byte[] spoiled(byte[] pixels) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] spoiled = pixels.clone();
    for (int i = 0; i < spoiled.length; i++) {
      spoiled[i] = random.nextBoolean() ? spoiled[i] : 0;
    }
    return spoiled;
  }

  private static Processor processor() {
    return new Processor(
        new ProcessorPermit(Optional.empty()),
        new Heartbeat(Duration.ofMinutes(1)),
        new Interruption());
  }
}
