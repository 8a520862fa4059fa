package io.synthorax.classifier.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be known before a selected generator is used. The fields are those of a MONAI
 * bundle's {@code metadata.json} (MONAI Bundle Specification), for the tools that read it; what it
 * has no field for stands below {@code synthorax}. MONAI and NumPy are not used, and their versions
 * say so.
 *
 * @param evalMetrics values of the selected batch's figures by name; with their intervals below
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ModelCard(
    String version,
    Map<String, String> changelog,
    String monaiVersion,
    String pytorchVersion,
    String numpyVersion,
    Map<String, String> optionalPackagesVersion,
    String task,
    String description,
    String authors,
    String copyright,
    String intendedUse,
    String dataSource,
    String dataType,
    String imageClasses,
    String labelClasses,
    String predClasses,
    Map<String, Double> evalMetrics,
    List<String> references,
    NetworkDataFormat networkDataFormat,
    Synthorax synthorax) {
  static final String NOT_GIVEN = "not given";
  private static final String NOT_USED = "not used";

  /** Of the ONNX file's one input and one output. */
  public record NetworkDataFormat(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {}

  /** A tensor without its batch dimension. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Tensor(
      String type,
      String format,
      String modality,
      int numChannels,
      List<Integer> spatialShape,
      String dtype,
      List<Double> valueRange,
      @JsonProperty("is_patch_data") boolean isPatchData,
      Map<String, String> channelDef) {}

  /**
   * What the bundle format has no field for.
   *
   * @param dataLicence as it was given
   * @param privacy absent if it was not checked
   * @param files by name, with hash and size
   * @param study of which the dataset's id is the hash of its manifest
   */
  public record Synthorax(
      String study,
      String dataset,
      boolean phantom,
      String dataLicence,
      Map<Part, ClassCount> images,
      boolean patientsKnown,
      RunId run,
      int epoch,
      long imagesShown,
      String selection,
      Optional<Privacy> privacy,
      List<Figure> figures,
      Map<String, File> files,
      List<String> limitations,
      Map<String, String> versions) {}

  /** Verdict of the memorization check and what it rests on. */
  public record Privacy(PrivacyCheck.Verdict verdict, String reason) {}

  /** A file beside the card. */
  public record File(String sha256, long bytes) {}

  /** The card of the generator that a class's batch is of. */
  public static ModelCard of(StudyReport report, ClassReport one, BatchSynthesized batch) {
    String version =
        "0.1.0+%s.%s.epoch%d".formatted(report.study(), one.run(), batch.checkpoint().epoch());
    StudyReport.Data data = report.data();
    String label = Numbers.words(one.label());
    String kind = data.phantom() ? "phantoms (drawn, of nobody)" : "chest X-rays";
    return new ModelCard(
        version,
        Map.of(version, one.selection().reason()),
        NOT_USED,
        report.versions().getOrDefault("PyTorch", NOT_USED),
        NOT_USED,
        Map.of("onnxruntime", "any that reads the file's operator set"),
        "Synthesis of frontal chest X-ray images of the class " + label,
        ("DCGAN generator of %d x %d gray images, trained on %s of data set \u201c%s\u201d; %s real"
                + " images were shown to its discriminator.")
            .formatted(
                data.resolution(),
                data.resolution(),
                kind,
                data.name(),
                Numbers.count(batch.checkpoint().imagesShown())),
        NOT_GIVEN,
        "The generator may bear the terms of the images that it was trained on: " + licence(data),
        "Research on training sets of classifiers. Not for diagnosis; its images are no scans, show"
            + " no person, and must be marked as synthesized wherever they are shown or passed on.",
        data.name() + " (" + data.dataset() + ")",
        kind + ", 8-bit gray, averaged to %d pixels".formatted(data.resolution()),
        "one channel, values -1 (black) to 1 (white)",
        one.label().value(),
        "one image of the class " + one.label(),
        values(one.selection().figures()),
        List.of(PaperFigures.SOURCE),
        format(report, data.resolution()),
        details(report, one, batch));
  }

  private static String licence(StudyReport.Data data) {
    return data.licence().isBlank() ? NOT_GIVEN : data.licence();
  }

  private static Map<String, Double> values(List<Figure> figures) {
    var values = new LinkedHashMap<String, Double>();
    figures.forEach(f -> f.value().ifPresent(value -> values.put(f.name(), value)));
    return values;
  }

  private static NetworkDataFormat format(StudyReport report, int resolution) {
    int latent = report.request().training().latentSize();
    return new NetworkDataFormat(
        Map.of(
            "input",
            new Tensor(
                "tuples",
                "latent",
                "n/a",
                latent,
                List.of(),
                "float32",
                List.of(),
                false,
                Map.of("all", "independent, normally distributed with mean 0 and variance 1"))),
        Map.of(
            "output",
            new Tensor(
                "image",
                "magnitude",
                "synthesized chest X-ray",
                1,
                List.of(resolution, resolution),
                "float32",
                List.of(-1.0, 1.0),
                false,
                Map.of("0", "gray"))));
  }

  private static Synthorax details(StudyReport report, ClassReport one, BatchSynthesized batch) {
    StudyReport.Data data = report.data();
    ObjectRef generator = batch.checkpoint().generator();
    return new Synthorax(
        report.study().value(),
        data.dataset().value(),
        data.phantom(),
        licence(data),
        counts(data, one.label()),
        data.patientsKnown(),
        one.run(),
        batch.checkpoint().epoch(),
        batch.checkpoint().imagesShown(),
        one.selection().rule() + "; " + one.selection().reason(),
        one.evaluations().stream()
            .filter(ClassReport.Evaluation::selected)
            .flatMap(evaluation -> evaluation.privacy().stream())
            .findFirst()
            .map(check -> new Privacy(check.verdict(), check.reason())),
        one.selection().figures(),
        Map.of(one.label() + ".onnx", new File(generator.sha256(), generator.bytes())),
        report.caveats(),
        report.versions());
  }

  private static Map<Part, ClassCount> counts(StudyReport.Data data, ClassLabel label) {
    var counts = new LinkedHashMap<Part, ClassCount>();
    data.counts()
        .forEach((part, own) -> counts.put(part, own.getOrDefault(label, new ClassCount(0, 0))));
    return counts;
  }
}
