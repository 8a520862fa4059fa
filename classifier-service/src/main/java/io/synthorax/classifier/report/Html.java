package io.synthorax.classifier.report;

/** Text as it may stand in a page. */
final class Html {
  private Html() {}

  /** Text in which nothing is markup any more. */
  static String escape(Object text) {
    return text.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A paragraph of plain text. */
  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  /** A paragraph of plain text that explains what stands above it. */
  static String note(String text) {
    return "<p class=\"note\">" + escape(text) + "</p>\n";
  }

  /** A section of the page; the content is markup. */
  static String section(String id, String heading, String content) {
    return """
        <section id="%s">
        <h2>%s</h2>
        %s
        </section>
        """
        .formatted(escape(id), escape(heading), content);
  }

  /** A drawing with its caption; the drawing is markup. */
  static String figure(String drawing, String caption) {
    return """
        <figure>
        %s
        <figcaption>%s</figcaption>
        </figure>
        """
        .formatted(drawing, escape(caption));
  }
}
