package io.synthorax.classifier.report;

import io.synthorax.classifier.report.ClassReport.Evaluation;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.PrivacyThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the generators repeat their training images: figures, verdicts, closest pairs. */
final class MemorizationSection {
  private static final List<String> PREFIXES = List.of("memorization-", "membership-", "ms-ssim-");
  private static final String FLOOR = "-floor";

  /** Pixels of a picture of pairs, at most. */
  private static final int PICTURE = 640;

  private final StudyReport report;
  private final Pictures pictures;

  MemorizationSection(StudyReport report, Pictures pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  /** Whether a figure of that name stands in this section. */
  static boolean shows(String figure) {
    return PREFIXES.stream().anyMatch(figure::startsWith);
  }

  String html() {
    var content = new StringBuilder();
    for (ClassReport one : report.classes()) {
      if (one.evaluations().stream().anyMatch(e -> e.privacy().isPresent())) {
        content.append(ofClass(one));
      }
    }
    return Html.section(
        "memorization",
        "6. Memorization and diversity",
        content.isEmpty()
            ? Html.paragraph("None was measured.")
            : Html.paragraph(reading(report.request().evaluation().thresholds())) + content);
  }

  private static String reading(PrivacyThresholds thresholds) {
    return String.format(
        Locale.ROOT,
        "Does a generator repeat the images that it was trained on? nearest: median Euclidean distance"
            + " of its images to the nearest training image, in pixels (at most 64 x 64, values 0 to"
            + " 1) and in the autoencoder's features. copies: share of synthesized images nearer than"
            + " %.2g of the %.0f %% quantile of the same distance of held-out real images (validation"
            + " patients; of a class with fewer than %d of them also training images to their nearest"
            + " other one). membership-auroc: how well training images are told from as many"
            + " validation images by the distance to the nearest synthesized one; 0.5 is chance."
            + " ms-ssim: similarity of random pairs of synthesized images at the scales that fit (s);"
            + " above that of real ones, the images are less diverse. Intervals over images. A"
            + " checkpoint is blocked, and neither used nor exported, where the whole interval of"
            + " copies lies above %.2g or that of membership-auroc above %.2g; it has passed where"
            + " the whole of each lies below.",
        thresholds.copyRatio(),
        100 * thresholds.lowQuantile(),
        thresholds.fewestImages(),
        thresholds.largestCopyShare(),
        thresholds.largestMembership());
  }

  private String ofClass(ClassReport one) {
    Evaluation shown = shown(one);
    PrivacyCheck check = shown.privacy().orElseThrow();
    String name = Numbers.words(one.label());
    return "<h3>"
        + Html.escape(name)
        + "</h3>\n"
        + Html.paragraph(
            "Epoch %d: %s. %s."
                .formatted(shown.epoch(), words(check.verdict()), capital(check.reason())))
        + figures(name, shown)
        + verdicts(one)
        + check.picture().map(picture -> pairs(name, picture)).orElse("");
  }

  /** The selected checkpoint or, of a class without one, the last that was checked. */
  private static Evaluation shown(ClassReport one) {
    List<Evaluation> checked =
        one.evaluations().stream().filter(e -> e.privacy().isPresent()).toList();
    return checked.stream()
        .filter(Evaluation::selected)
        .findFirst()
        .orElse(checked.get(checked.size() - 1));
  }

  private static String words(PrivacyCheck.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "no memorization found";
      case UNDECIDED -> "cannot be decided";
      case BLOCKED -> "blocked by the privacy check";
    };
  }

  private static String capital(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String figures(String name, Evaluation shown) {
    var table = new HtmlTable("%s, epoch %d".formatted(name, shown.epoch()));
    table.head(List.of("figure", "synthesized", "images", "real, not trained on", "images"));
    for (Figure figure : shown.figures()) {
      if (shows(figure.name()) && !figure.name().endsWith(FLOOR)) {
        var cells = new ArrayList<String>();
        cells.add(Numbers.plain(figure));
        cells.add(Numbers.count(figure.count()));
        Optional<Figure> floor = CheckpointFigures.find(shown.figures(), figure.name() + FLOOR);
        cells.add(floor.map(Numbers::plain).orElse(""));
        cells.add(floor.map(f -> Numbers.count(f.count())).orElse(""));
        table.row(figure.name(), cells);
      }
    }
    return table.html();
  }

  private static String verdicts(ClassReport one) {
    var blocked = new ArrayList<String>();
    for (Evaluation evaluation : one.evaluations()) {
      evaluation
          .privacy()
          .filter(check -> check.verdict() == PrivacyCheck.Verdict.BLOCKED)
          .ifPresent(check -> blocked.add("epoch %d".formatted(evaluation.epoch())));
    }
    return blocked.isEmpty()
        ? ""
        : Html.note("Blocked by the privacy check: " + String.join(", ", blocked) + ".");
  }

  private String pairs(String name, ObjectRef object) {
    String caption =
        name
            + ": the synthesized images that come nearest to a training image, each left of that"
            + " training image; first those by pixels, then those by features, the nearest first."
            + (report.data().phantom()
                ? ""
                : " Every right one is a real scan: mind that before passing this page on.");
    return pictures
        .png(object)
        .flatMap(png -> EmbeddedPicture.corner(png, 0, PICTURE, PICTURE, caption))
        .map(image -> Html.figure(image, caption))
        .orElse(Html.note("The closest pairs: no picture."));
  }
}
