package io.synthorax.classifier.report;

import io.synthorax.classifier.report.StudyReport.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A report as one page: no script, no request to anywhere, every picture inside. The same report
 * always gives the same bytes.
 */
public final class HtmlReport {
  private static final String STYLE = resource("report.css");

  private HtmlReport() {}

  /** The page; pictures that are not there are left out and named. */
  public static String of(StudyReport report, Pictures pictures) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Synthorax study %s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s%s%s%s%s%s%s%s<footer>Synthorax, study %s. Research use only: not a medical device.</footer>
        </body>
        </html>
        """
        .formatted(
            Html.escape(report.study()),
            STYLE,
            header(report),
            new ResultSection(report).html(),
            new DataSection(report).html(),
            new TrainingSection(report, pictures).html(),
            new EvaluationSection(report).html(),
            new DistanceSection(report).html(),
            new MemorizationSection(report, pictures).html(),
            new ProvenanceSection(report).html(),
            Html.escape(report.study()));
  }

  private static String header(StudyReport report) {
    var details = new StringBuilder();
    report.headline().details().forEach(detail -> details.append(Html.paragraph(detail)));
    return """
        <header>
        <p class="kicker">Synthorax study %s \u00b7 %s</p>
        <h1>Do synthesized chest X-rays help a classifier?</h1>
        <p class="banner %s">%s</p>
        %s<div class="headline %s">
        <p class="answer">%s</p>
        %s</div>
        </header>
        """
        .formatted(
            Html.escape(report.study()),
            Html.escape(report.outcome().toString().toLowerCase(Locale.ROOT).replace('_', ' ')),
            report.data().phantom() ? "phantom" : "real",
            report.data().phantom()
                ? "Phantoms: every image here is drawn by a program. Below, \u201creal\u201d means drawn and"
                    + " \u201cpatient\u201d a drawn anatomy; nothing has clinical meaning."
                : "Real scans, with the labels that their source gives them.",
            report.reason().map(reason -> Html.note("Partly completed: " + reason)).orElse(""),
            report.headline().verdict() == Verdict.HELPED ? "helped" : "open",
            Html.escape(report.headline().sentence()),
            details);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this jar cannot be read: " + name, e);
    }
  }
}
